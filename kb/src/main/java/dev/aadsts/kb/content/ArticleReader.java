package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Article.FixedBy;
import dev.aadsts.kb.Article.Met;
import dev.aadsts.kb.Article.Reference;
import dev.aadsts.kb.Article.Severity;
import dev.aadsts.kb.Article.Status;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Cause.Likelihood;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.Command.Language;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.Retry;
import dev.aadsts.kb.Step;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * Makes an article of a document of the bundle: what {@link Records} makes of it, without looking
 * through the classes first, which the first answer after a start would wait for.
 */
final class ArticleReader {
  private ArticleReader() {}

  /**
   * The article.
   *
   * @throws IllegalArgumentException if the document does not fit
   */
  static Article read(String name, JsonNode document) {
    try {
      return article(new Fields(document));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private static Article article(Fields fields) {
    var article =
        new Article(
            ErrorCode.of(fields.text("code")),
            fields.optional("name"),
            Family.of(fields.text("family")),
            fields.one(Status.class, "status"),
            fields.optional("successor").map(ErrorCode::of),
            fields.text("title"),
            fields.text("meaning"),
            fields.one(FixedBy.class, "fixed-by"),
            fields.one(Severity.class, "severity"),
            Retry.of(fields.text("retry")),
            fields.optional("oauth-error"),
            fields.optional(Met.class, "met"),
            texts(fields, "symptoms"),
            texts(fields, "examples"),
            fields.list("causes", ArticleReader::cause),
            fields.list("collect", ArticleReader::step),
            fields.optional("house-note"),
            fields.list("see-also", entry -> ErrorCode.of(entry.asText())),
            fields.list("references", ArticleReader::reference),
            LocalDate.parse(fields.text("reviewed")));
    fields.end();
    return article;
  }

  private static List<String> texts(Fields fields, String name) {
    return fields.list(name, JsonNode::asText);
  }

  private static Cause cause(JsonNode document) {
    var fields = new Fields(document);
    var cause =
        new Cause(
            fields.text("id"),
            fields.text("title"),
            fields.one(Likelihood.class, "likelihood"),
            texts(fields, "signals"),
            fields
                .optional("check", ArticleReader::check)
                .orElseThrow(() -> new IllegalArgumentException("a cause has no check")),
            fields.list("fix", ArticleReader::step));
    fields.end();
    return cause;
  }

  private static Check check(JsonNode document) {
    var fields = new Fields(document);
    var check =
        new Check(
            fields.text("question"),
            fields.one(Confirmation.class, "confirmed-by"),
            texts(fields, "how"),
            fields.optional("role"),
            fields.optional("link"),
            fields.optional("command", ArticleReader::command));
    fields.end();
    return check;
  }

  private static Step step(JsonNode document) {
    var fields = new Fields(document);
    var step =
        new Step(
            fields.text("id"),
            fields.text("text"),
            fields.optional("role"),
            fields.optional("link"),
            fields.optional("command", ArticleReader::command));
    fields.end();
    return step;
  }

  private static Command command(JsonNode document) {
    var fields = new Fields(document);
    var command = new Command(fields.one(Language.class, "lang"), fields.text("text"));
    fields.end();
    return command;
  }

  private static Reference reference(JsonNode document) {
    var fields = new Fields(document);
    var reference =
        new Reference(
            fields.text("title"),
            URI.create(fields.text("url")),
            LocalDate.parse(fields.text("retrieved")));
    fields.end();
    return reference;
  }
}
