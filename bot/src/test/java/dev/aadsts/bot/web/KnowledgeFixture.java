package dev.aadsts.bot.web;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Retry;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.Link;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Three small articles: 50105 in full, 90094 as a draft, 50097 retired in favour of 50105. */
public final class KnowledgeFixture {
  /** A message about 50105 with some ids, whose words point to the second cause. */
  public static final String PASTE =
      """
      AADSTS50105: Your administrator has configured the application Contoso HR \
      ('11111111-2222-3333-4444-555555555555') to block users unless they are specifically granted \
      access. The signed in user 'ada@contoso.com' is not a direct member of a group with access.
      Trace ID: 0a1b2c3d-1111-2222-3333-444455556666
      Correlation ID: 9f8e7d6c-6666-5555-4444-333322221111
      Timestamp: 2026-11-20 09:14:22Z""";

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private KnowledgeFixture() {}

  public static KnowledgeBase kb() {
    var articles = new TreeMap<ErrorCode, Article>();
    List.of(full(), draft(), retired()).forEach(article -> articles.put(article.code(), article));
    Map<String, Link> links =
        Map.of(
            "app-users",
            new Link("Its users", "https://{entra-host}/#users/{app-id}"),
            "support-request",
            new Link("New support request", "https://{entra-host}/#support"));
    return new KnowledgeBase(new Content(articles, links, new TreeMap<>()));
  }

  private static Article full() {
    return new Article(
        new ErrorCode(50105),
        Optional.of("EntitlementGrantsNotFound"),
        Family.APP_REGISTRATION,
        Article.Status.REVIEWED,
        Optional.empty(),
        "The account is not assigned to the application",
        "Nobody has assigned this account to {app-name}.",
        Article.FixedBy.TENANT_ADMIN,
        Article.Severity.BLOCKING,
        new Retry.AfterFix(),
        Optional.of("interaction_required"),
        Optional.of(Article.Met.OFTEN),
        List.of("no access to the app", "works for a colleague"),
        List.of("AADSTS50105: Your administrator has configured the application"),
        List.of(notAssigned(), nestedGroup()),
        List.of(step("name-group", "Note the name of the group.")),
        Optional.of("At Contoso, ask `#identity`."),
        List.of(new ErrorCode(50097), new ErrorCode(50020)),
        List.of(
            new Article.Reference(
                "Assign users", URI.create("https://learn.microsoft.com/assign"), DAY)),
        DAY);
  }

  private static Cause notAssigned() {
    return new Cause(
        "not-assigned",
        "Neither the account nor its group is assigned",
        Cause.Likelihood.COMMON,
        List.of(),
        new Check(
            "Is {user} listed under `Users and groups`?",
            Check.Confirmation.NO,
            List.of("Open Users and groups.", "Search for {user}."),
            Optional.of("Directory Readers"),
            Optional.of("app-users"),
            Optional.empty()),
        List.of(
            new Step(
                "assign",
                "Add the person, see [the guide](https://learn.microsoft.com/guide).",
                Optional.of("Cloud Application Administrator"),
                Optional.empty(),
                Optional.of(
                    new Command(
                        Command.Language.POWERSHELL,
                        "Get-MgServicePrincipal -Filter \"appId eq {app-id}\""))),
            step("verify", "Sign in again.")));
  }

  private static Cause nestedGroup() {
    return new Cause(
        "nested-group",
        "The account is only in a group inside the group",
        Cause.Likelihood.POSSIBLE,
        List.of("direct member of a group with access"),
        check("Is the person only in an inner group?"),
        List.of(step("assign-inner", "Assign the inner group.")));
  }

  private static Article draft() {
    return small(90094, "An administrator has to agree", Article.Status.DRAFT, Optional.empty());
  }

  private static Article retired() {
    return small(
        50097,
        "The device has to sign in",
        Article.Status.RETIRED,
        Optional.of(new ErrorCode(50105)));
  }

  private static Article small(
      int code, String title, Article.Status status, Optional<ErrorCode> successor) {
    return new Article(
        new ErrorCode(code),
        Optional.empty(),
        Family.CONSENT_PERMISSIONS,
        status,
        successor,
        title,
        "It has to.",
        Article.FixedBy.MICROSOFT,
        Article.Severity.INTERRUPT,
        new Retry.After(Duration.ofMinutes(15)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(
            new Cause(
                "only-one",
                "The only cause",
                Cause.Likelihood.RARE,
                List.of(),
                check("Is it so?"),
                List.of(step("do-it", "Do it.")))),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        DAY);
  }

  private static Check check(String question) {
    return new Check(
        question,
        Check.Confirmation.YES,
        List.of("Look."),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Step step(String id, String text) {
    return new Step(id, text, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
