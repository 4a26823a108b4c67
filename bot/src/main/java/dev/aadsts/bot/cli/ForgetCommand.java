package dev.aadsts.bot.cli;

import dev.aadsts.bot.erasure.Erasure;
import dev.aadsts.bot.erasure.Subject;
import java.util.Objects;
import java.util.Optional;
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

/** {@code ./aadsts forget}: erases a workspace, a tenant, or one person in it. */
@Command(
    name = "forget",
    description = {
      "Erase what is kept of a workspace, a tenant, or one person in it.",
      "Without --yes it only shows what would go. A running bot need not stop: it goes by what it"
          + " remembers for up to a minute."
    },
    mixinStandardHelpOptions = true)
public final class ForgetCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Erasure erasure;
  private final Supplier<String> store;

  @Parameters(index = "0", paramLabel = "PLATFORM", description = "slack or teams.")
  private String platform = "";

  @Parameters(
      index = "1",
      paramLabel = "WORKSPACE",
      description = "A workspace of Slack (T...), an organisation (E...), or a tenant ID.")
  private String workspace = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "PERSON",
      description = "Only that person: a member id of Slack (U...), or the id of Teams (29:...).")
  private Optional<String> person = Optional.empty();

  @Option(names = "--yes", description = "Erase it for good.")
  private boolean yes;

  @Option(names = "--people", description = "List whose ids are kept there, with their names.")
  private boolean people;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param erasure of the configured store
   * @param store where that is, for people to read
   */
  public ForgetCommand(Terminal terminal, Erasure erasure, Supplier<String> store) {
    this.terminal = terminal;
    this.erasure = erasure;
    this.store = store;
  }

  /** Shows what would go, or erases it. */
  @Override
  public Integer call() {
    Subject subject =
        switch (WrittenSubject.of(platform, workspace, person)) {
          case WrittenSubject.Understood(var understood) -> understood;
          case WrittenSubject.Wrong(var why) -> throw wrong(why);
        };
    if (people && (yes || person.isPresent())) {
      throw wrong("--people lists everybody there and erases nobody. Leave PERSON and --yes out.");
    }
    terminal.out().println(people ? ErasureText.people(erasure.people(subject)) : answer(subject));
    return ExitCode.OK;
  }

  private String answer(Subject subject) {
    var text = new ErasureText(subject, store.get(), terminal.width());
    String answer = yes ? text.erased(erasure.erase(subject)) : text.found(erasure.find(subject));
    return answer.stripTrailing();
  }

  private ParameterException wrong(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }
}
