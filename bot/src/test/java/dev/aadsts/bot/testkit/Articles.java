package dev.aadsts.bot.testkit;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Cause.Likelihood;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Retry;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.Link;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Articles written by hand, small enough to know by heart. */
public final class Articles {
  /** An article with the causes {@code badge}, {@code door} and {@code moon}. */
  public static final ErrorCode LOCKED_OUT = ErrorCode.of("AADSTS50105");

  /** An article with one cause. */
  public static final ErrorCode EXPIRED = ErrorCode.of("AADSTS50173");

  private Articles() {}

  /** A knowledge base of both articles. */
  public static KnowledgeBase kb() {
    return kb(lockedOut(), expired());
  }

  /** A knowledge base of these articles, with a link {@code users} that needs the tenant. */
  public static KnowledgeBase kb(Article... articles) {
    var byCode = new TreeMap<ErrorCode, Article>();
    Arrays.stream(articles).forEach(article -> byCode.put(article.code(), article));
    var links =
        Map.of("users", new Link("Users", "https://{entra-host}/#view/users/tenant/{tenant}"));
    return new KnowledgeBase(new Content(byCode, links, new TreeMap<>()));
  }

  /** The article about {@link #LOCKED_OUT}. */
  public static Article lockedOut() {
    return article(
        LOCKED_OUT,
        "The badge does not open the door",
        List.of(
            cause("badge", "The badge is old", Likelihood.COMMON, Confirmation.NO),
            cause("door", "The door is stuck", Likelihood.POSSIBLE, Confirmation.YES),
            cause("moon", "The moon is full", Likelihood.RARE, Confirmation.YES)));
  }

  /** The article about {@link #EXPIRED}. */
  public static Article expired() {
    return article(
        EXPIRED,
        "The grant has expired",
        List.of(cause("old", "The grant is too old", Likelihood.COMMON, Confirmation.YES)));
  }

  /** A reviewed article with these causes, that a tenant administrator fixes. */
  public static Article article(ErrorCode code, String title, List<Cause> causes) {
    return new Article(
        code,
        Optional.of("TheName"),
        Family.APP_REGISTRATION,
        Article.Status.REVIEWED,
        Optional.empty(),
        title,
        "It says that " + title + " in `" + code + "`.",
        Article.FixedBy.TENANT_ADMIN,
        Article.Severity.BLOCKING,
        new Retry.AfterFix(),
        Optional.of("interaction_required"),
        Optional.empty(),
        List.of("cannot get in"),
        List.of(code + ": no"),
        causes,
        List.of(step("collect", "Save the page with {correlation-id}.")),
        Optional.empty(),
        List.of(),
        List.of(),
        LocalDate.of(2026, 11, 20));
  }

  /** The same article in another status, with another successor. */
  public static Article with(
      Article article, Article.Status status, Optional<ErrorCode> successor) {
    return copy(article, status, successor, article.houseNote());
  }

  /** The same article with a note of the house. */
  public static Article withHouseNote(Article article, String note) {
    return copy(article, article.status(), article.successor(), Optional.of(note));
  }

  /**
   * A cause with the signal {@code "<id> says so"} and the fix steps {@code mend} and {@code ask}.
   */
  public static Cause cause(
      String id, String title, Likelihood likelihood, Confirmation confirmedBy) {
    return new Cause(
        id,
        title,
        likelihood,
        List.of(id + " says so"),
        new Check(
            "Is the " + id + " of {user} the reason?",
            confirmedBy,
            List.of("Look at the " + id + " of {app-id}."),
            Optional.of("Reports Reader"),
            Optional.of("users"),
            Optional.of(new Command(Command.Language.POWERSHELL, "Get-Thing {user} {tenant}"))),
        List.of(step("mend", "Mend the " + id + "."), step("ask", "Ask {user} to try again.")));
  }

  /** A step without link or command. */
  public static Step step(String id, String text) {
    return new Step(id, text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Article copy(
      Article article,
      Article.Status status,
      Optional<ErrorCode> successor,
      Optional<String> houseNote) {
    return new Article(
        article.code(),
        article.name(),
        article.family(),
        status,
        successor,
        article.title(),
        article.meaning(),
        article.fixedBy(),
        article.severity(),
        article.retry(),
        article.oauthError(),
        article.met(),
        article.symptoms(),
        article.examples(),
        article.causes(),
        article.collect(),
        houseNote,
        article.seeAlso(),
        article.references(),
        article.reviewed());
  }
}
