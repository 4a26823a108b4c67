package dev.aadsts.bot.web.page;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.Retry;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.fill.Filler;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prepares articles for pages, filled with the details of one error. */
final class Guides {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final KnowledgeBase kb;
  private final SignInError error;
  private final Filler filler;

  Guides(KnowledgeBase kb, SignInError error) {
    this.kb = kb;
    this.error = error;
    this.filler = kb.filler(error);
  }

  /** The guide with the causes in the order of the article. */
  Guide guide(Article article) {
    return guide(
        article,
        article.causes().stream().map(cause -> new RankedCause(cause, Optional.empty())).toList());
  }

  /** The guide with the causes as ranked for a message. */
  Guide guide(Article article, List<RankedCause> ranked) {
    return new Guide(
        article.code().toString(),
        article.name(),
        filler.prose(article.title()),
        filler.prose(article.meaning()),
        article.family().title(),
        severity(article),
        article.fixedBy().who(),
        article.retry().answer(),
        notice(article),
        article.houseNote().map(filler::prose),
        causes(ranked),
        article.collect().stream().map(this::step).toList(),
        noneLeft(ranked),
        article.symptoms(),
        article.seeAlso().stream().map(this::mention).toList(),
        article.references().stream().map(Guides::source).toList(),
        day(article.reviewed()));
  }

  /** A code with the title of its article, where there is one. */
  Guide.CodeLink mention(ErrorCode code) {
    return switch (kb.lookup(code)) {
      case Lookup.Known(var article) -> mention(article);
      case Lookup.Retired(var article, var successor) -> mention(article);
      case Lookup.Unknown(var unknown) ->
          new Guide.CodeLink(code.toString(), code.number(), "Not on file");
    };
  }

  static Guide.CodeLink mention(Article article) {
    return new Guide.CodeLink(article.code().toString(), article.code().number(), article.title());
  }

  private List<Guide.CauseCard> causes(List<RankedCause> ranked) {
    var cards = new ArrayList<Guide.CauseCard>();
    for (RankedCause cause : ranked) {
      boolean first = cards.isEmpty();
      cards.add(
          new Guide.CauseCard(
              cards.size() + 1,
              cause.cause().id(),
              filler.prose(cause.cause().title()),
              cause.cause().likelihood().sentence(),
              cause.why(),
              first || cause.why().isPresent(),
              cards.size() + 1 == ranked.size(),
              check(cause.cause().check()),
              cause.cause().fix().stream().map(this::step).toList()));
    }
    return cards;
  }

  private Guide.CheckCard check(Check check) {
    boolean yes = check.confirmedBy() == Check.Confirmation.YES;
    return new Guide.CheckCard(
        filler.prose(check.question()),
        yes ? "Yes" : "No",
        yes ? "No" : "Yes",
        check.how().stream().map(filler::prose).toList(),
        aids(check.role(), check.link(), check.command()));
  }

  private Guide.StepLine step(Step step) {
    return new Guide.StepLine(
        filler.prose(step.text()), aids(step.role(), step.link(), step.command()));
  }

  private Guide.Aids aids(Optional<String> role, Optional<String> link, Optional<Command> command) {
    return new Guide.Aids(
        role,
        link.flatMap(filler::link),
        command.map(run -> new Guide.Snippet(language(run.lang()), filler.command(run))));
  }

  private Guide.NoneLeft noneLeft(List<RankedCause> ranked) {
    String ruledOut =
        ranked.stream()
            .map(cause -> "\n- " + filler.prose(cause.cause().title()).text())
            .collect(Collectors.joining());
    return new Guide.NoneLeft(
        Detail.summary(error) + "\nRuled out:" + ruledOut,
        error.missing().stream().map(Field::label).toList(),
        aids(
            Optional.of("Service Support Administrator"),
            Optional.of("support-request"),
            Optional.empty()));
  }

  private Optional<Guide.Notice> notice(Article article) {
    return switch (article.status()) {
      case REVIEWED -> Optional.empty();
      case DRAFT ->
          Optional.of(
              new Guide.Notice(
                  "This article is a draft: nobody has reviewed it yet.", Optional.empty()));
      case RETIRED ->
          Optional.of(
              new Guide.Notice(
                  "Microsoft no longer issues this code. It stays here because old logs have it.",
                  article.successor().map(this::mention)));
    };
  }

  private static Guide.Severity severity(Article article) {
    return switch (article.severity()) {
      case BLOCKING ->
          article.retry() instanceof Retry.After
              ? new Guide.Severity(
                  "blocking",
                  "Blocks sign-in for now",
                  "It may pass by itself; if it does not, a cause has to be fixed")
              : new Guide.Severity(
                  "blocking", "Blocks sign-in", "It does not pass until it is fixed");
      case DEGRADED ->
          new Guide.Severity("degraded", "Works at times", "Some attempts work, others do not");
      case INTERRUPT ->
          new Guide.Severity(
              "interrupt", "Normal step", "Part of signing in; a fault only where it does not end");
      case INFORMATIONAL ->
          new Guide.Severity("informational", "For information", "Nothing is broken");
    };
  }

  private static Guide.Source source(Article.Reference reference) {
    String host = Optional.ofNullable(reference.url().getHost()).orElse("");
    return new Guide.Source(
        reference.title(), reference.url().toString(), host, day(reference.retrieved()));
  }

  private static String language(Command.Language language) {
    return switch (language) {
      case POWERSHELL -> "PowerShell";
      case BASH -> "Shell";
      case KQL -> "KQL, in Log Analytics";
      case HTTP -> "Microsoft Graph";
    };
  }

  private static String day(LocalDate date) {
    return DAY.format(date);
  }
}
