package dev.aadsts.bot;

import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.config.Config;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./aadsts serve}: runs the bot until it is stopped. */
@Command(
    name = ServeCommand.NAME,
    description = "Run the bot: web page, HTTP API, and the platforms that are configured.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  static final String NAME = "serve";

  private final Terminal terminal;
  private final Supplier<Config> configuration;

  ServeCommand(Terminal terminal, Supplier<Config> configuration) {
    this.terminal = terminal;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    Bot bot = start(configuration.get(), terminal.out());
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  bot.close();
                  stopped.countDown();
                },
                "shutdown"));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  /** Starts a bot, and says where it is. */
  static Bot start(Config config, PrintStream out) {
    LogSetup.use(config.logFormat());
    Bot bot = Bot.start(config, Clock.systemUTC());
    out.println(Greeting.of(config, bot.port()));
    out.flush();
    return bot;
  }
}
