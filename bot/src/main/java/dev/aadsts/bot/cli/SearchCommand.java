package dev.aadsts.bot.cli;

import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.search.Hit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./aadsts search}: codes that fit some words. */
@Command(name = "search", description = "Find codes by words.", mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {
  private static final int NOTHING_FOUND = 1;

  private final Terminal terminal;
  private final Supplier<KnowledgeBase> knowledge;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What you see or remember.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      defaultValue = "10",
      description = "At most that many codes, 1 or more (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  @Spec private @Nullable CommandSpec spec;

  public SearchCommand(Terminal terminal, Supplier<KnowledgeBase> knowledge) {
    this.terminal = terminal;
    this.knowledge = knowledge;
  }

  /**
   * Searches.
   *
   * @return 0 if something fits, else 1
   */
  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--limit must be 1 or more, not " + limit + ".");
    }
    List<Hit> hits = knowledge.get().search(String.join(" ", words), limit);
    if (hits.isEmpty()) {
      terminal.out().println("Nothing on file fits. Try fewer or other words.");
      return NOTHING_FOUND;
    }
    for (Hit hit : hits) {
      terminal.out().print(terminal.readable().entry(hit.article()));
    }
    // Only for people: a program reads a code in each line.
    if (terminal.isWatched()) {
      terminal.out().print("\n" + terminal.readable().next(hits.getFirst().article().code()));
    }
    return ExitCode.OK;
  }
}
