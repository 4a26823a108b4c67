package dev.aadsts.bot;

import dev.aadsts.bot.rehearsal.Rehearsal;
import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/**
 * {@code ./aadsts rehearse}: the bot starts against platforms on loopback, answers everything once,
 * and ends. The launcher has the JVM record it, so that later starts are quick.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Gets what a later start finds unpacked.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    Database.unpackSqlite(folder);
    Rehearsal.run(RehearseCommand::stage);
    return ExitCode.OK;
  }

  private static Rehearsal.Stage stage(Map<String, String> settings) {
    Bot bot = Bot.start(Main.config(settings), Clock.systemUTC());
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
