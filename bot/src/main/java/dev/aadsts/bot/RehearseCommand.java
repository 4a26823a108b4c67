package dev.aadsts.bot;

import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.ConfigFile;
import dev.aadsts.bot.config.StartException;
import dev.aadsts.bot.rehearsal.Rehearsal;
import dev.aadsts.bot.store.SqliteLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/**
 * {@code ./aadsts rehearse}: the bot starts against platforms on loopback, answers everything once,
 * and ends. The launcher has the JVM record it, so that later starts are quick.
 */
@Command(
    name = "rehearse",
    description =
        "Make the first start a quick one: for whoever builds an image. Asks nothing of Slack or"
            + " Teams, and ends by itself.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      hidden = true, // The launcher says where.
      description = "Gets what a later start finds unpacked.")
  private Path folder = Path.of("");

  private final Terminal terminal;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new StartException(folder + " is no folder. The launcher says which: leave it out.");
    }
    SqliteLibrary.unpack(folder);
    Rehearsal.run(this::stage);
    return ExitCode.OK;
  }

  private Rehearsal.Stage stage(Map<String, String> settings) {
    Config config = Main.config(ConfigFile.merge(Optional.empty(), settings));
    Bot bot = ServeCommand.start(config, terminal.out());
    return new Rehearsal.Stage() {
      @Override
      public int port() {
        return bot.port();
      }

      @Override
      public void close() {
        bot.close();
      }
    };
  }
}
