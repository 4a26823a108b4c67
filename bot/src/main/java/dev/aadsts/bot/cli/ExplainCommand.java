package dev.aadsts.bot.cli;

import dev.aadsts.bot.answer.BareNumbers;
import dev.aadsts.bot.answer.ErrorTalk;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.json.DiagnosisJson;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./aadsts explain}: what an error means and what to do. */
@Command(
    name = "explain",
    description = "Explain a code or a pasted error message.",
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  private static final int NOT_KNOWN = 1;

  private final Terminal terminal;
  private final Supplier<KnowledgeBase> knowledge;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description = "The code or the message; - or nothing reads it from the input.")
  private List<String> words = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text or json, which is the answer of the HTTP API.")
  private OutputFormat format = OutputFormat.text;

  @Option(
      names = "--all",
      description =
          "Show every cause with its check and fix; a terminal else gets the first ones, a pipe"
              + " always gets all.")
  private boolean all;

  public ExplainCommand(Terminal terminal, Supplier<KnowledgeBase> knowledge) {
    this.terminal = terminal;
    this.knowledge = knowledge;
  }

  /**
   * Explains.
   *
   * @return 0 if the code is on file, else 1
   */
  @Override
  public Integer call() {
    String given = String.join(" ", words);
    String text = given.isEmpty() || given.equals("-") ? terminal.readAll() : given;
    KnowledgeBase kb = knowledge.get();
    Diagnosis diagnosis = BareNumbers.diagnose(kb, text);
    terminal.out().println(answer(kb, diagnosis, text).stripTrailing());
    return diagnosis.article().isPresent() ? ExitCode.OK : NOT_KNOWN;
  }

  private String answer(KnowledgeBase kb, Diagnosis diagnosis, String text) {
    if (format == OutputFormat.json) {
      return new DiagnosisJson(kb).write(diagnosis).toPrettyString();
    }
    var explanation = new Explanation(kb, Optional.empty());
    return terminal
        .readable()
        .draw(
            diagnosis
                .article()
                .map(article -> explanation.of(diagnosis, article, Audience.ASKER))
                .map(reply -> terminal.isWatched() && !all ? Glance.of(reply) : reply)
                .orElseGet(() -> ErrorTalk.notOnFile(kb, diagnosis, text)));
  }
}
