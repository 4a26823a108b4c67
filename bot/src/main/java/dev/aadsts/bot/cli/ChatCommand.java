package dev.aadsts.bot.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code ./aadsts chat}: the bot in this terminal. */
@Command(
    name = "chat",
    description = "Talk to the bot in this terminal, checklists included.",
    mixinStandardHelpOptions = true)
public final class ChatCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Function<Terminal, OpenChat> opening;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description = "The code or the message to begin with; without it, ask when you are in.")
  private List<String> words = List.of();

  /** A conversation that has a store open. */
  public interface OpenChat extends AutoCloseable {
    ConsoleChat chat();

    @Override
    void close();
  }

  /**
   * @param opening gives a conversation on the configured store
   */
  public ChatCommand(Terminal terminal, Function<Terminal, OpenChat> opening) {
    this.terminal = terminal;
    this.opening = opening;
  }

  @Override
  public Integer call() {
    try (OpenChat open = opening.apply(terminal)) {
      open.chat().run(String.join(" ", words));
    }
    return ExitCode.OK;
  }
}
