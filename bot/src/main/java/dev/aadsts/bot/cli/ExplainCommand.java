package dev.aadsts.bot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.BareNumbers;
import dev.aadsts.bot.answer.Credentials;
import dev.aadsts.bot.answer.ErrorTalk;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.json.DiagnosisJson;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.fill.RichText;
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
          "Show every cause with its check and fix; otherwise a terminal shows only the first"
              + " ones, a pipe always all.")
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
    String text = given.isEmpty() || given.equals("-") ? pasted() : given;
    KnowledgeBase kb = knowledge.get();
    Diagnosis diagnosis = BareNumbers.diagnose(kb, text);
    terminal.out().println(answer(kb, diagnosis, text).stripTrailing());
    // Beside the answer, which may go into a file or another program.
    Credentials.in(text).ifPresent(kind -> terminal.err().println(rotate(kind)));
    return diagnosis.article().isPresent() ? ExitCode.OK : NOT_KNOWN;
  }

  private String pasted() {
    if (terminal.keyboard().isPresent()) {
      terminal.err().println("Paste the error, then press Enter and Ctrl-D.");
    }
    return terminal.readAll();
  }

  private String rotate(String credential) {
    String text =
        ("That seems to contain %s. Whoever has seen it can use it: revoke or rotate it now. It is"
                + " not kept here.")
            .formatted(credential);
    var notice = new Part.Notice(Part.Tone.WARNING, RichText.plain(text));
    return terminal.readable().draw(new Message(text, List.of(notice))).stripTrailing();
  }

  private String answer(KnowledgeBase kb, Diagnosis diagnosis, String text) {
    if (format == OutputFormat.json) {
      ObjectNode json = new DiagnosisJson(kb).write(diagnosis, text);
      Credentials.in(text).ifPresent(kind -> json.put("credential", kind));
      return json.toPrettyString();
    }
    var explanation = new Explanation(kb, Optional.empty());
    return terminal
        .readable()
        .draw(
            diagnosis
                .article()
                .map(article -> explanation.of(diagnosis, article, Audience.ASKER))
                .map(reply -> terminal.isWatched() && !all ? Glance.of(reply) : reply)
                .orElseGet(() -> notOnFile(kb, diagnosis, text)));
  }

  // In a chat, "help" is a message; here it is a command.
  private static Reply notOnFile(KnowledgeBase kb, Diagnosis diagnosis, String text) {
    if (diagnosis.error().primary().isPresent() || !kb.suggest(text, 1).isEmpty()) {
      return ErrorTalk.notOnFile(kb, diagnosis, text);
    }
    String nothing = "I found no error code in that, and nothing on file fits the words.";
    return Reply.toAsker(
        new Message(
            nothing,
            List.of(
                new Part.Prose(RichText.plain(nothing)),
                new Part.Notice(
                    Part.Tone.QUIET,
                    RichText.plain(
                        "Try other words: ./aadsts search WORDS. All commands: ./aadsts help")))));
  }
}
