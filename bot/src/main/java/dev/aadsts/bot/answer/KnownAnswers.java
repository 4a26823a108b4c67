package dev.aadsts.bot.answer;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.fill.Filler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the answer to a known code, anew each time: what it means, who can fix it, the ids of the
 * sign-in, and what to press next. Whom the diagnosis names, the answer names too, so take that out
 * for others before. Safe for use by many threads.
 */
final class KnownAnswers {
  private static final int MOST_RELATED = 10;
  // And one to share the answer: Teams shows six side by side.
  private static final int MOST_BUTTONS = 5;

  private final KnowledgeBase kb;
  private final Optional<URI> baseUrl;

  /**
   * @param baseUrl where the web pages are reached, for the link to the full guide
   */
  KnownAnswers(KnowledgeBase kb, Optional<URI> baseUrl) {
    this.kb = kb;
    this.baseUrl = baseUrl;
  }

  /** All that is known, the causes as its details. */
  Reply whole(Diagnosis diagnosis, Article article, Audience audience) {
    return new Reply(root(diagnosis, article), details(diagnosis, article).all(), audience);
  }

  /** Each cause with its check and its fix. */
  Details details(Diagnosis diagnosis, Article article) {
    return new Details(diagnosis, article, kb.filler(diagnosis.error()));
  }

  /** The gist for people who did not ask, with a button for the rest. */
  Reply gist(Diagnosis diagnosis, Article article) {
    var filler = kb.filler(diagnosis.error());
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(article.code() + " \u00b7 " + article.title()));
    statusNote(diagnosis, article).ifPresent(parts::add);
    parts.add(new Part.Prose(filler.prose(article.meaning())));
    parts.add(new Part.Facts(verdictFacts(diagnosis, article)));
    var buttons = new ArrayList<Button>();
    if (!diagnosis.causes().isEmpty() || !article.collect().isEmpty()) {
      buttons.add(Sharing.details(diagnosis));
    }
    buttons.addAll(buttons(diagnosis, article));
    parts.add(new Part.Choices(buttons, true));
    return new Reply(new Message(summary(diagnosis, article), parts), List.of(), Audience.EVERYONE);
  }

  private Message root(Diagnosis diagnosis, Article article) {
    SignInError error = diagnosis.error();
    Filler filler = kb.filler(error);
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(article.code() + " \u00b7 " + article.title()));
    statusNote(diagnosis, article).ifPresent(parts::add);
    parts.add(new Part.Prose(filler.prose(article.meaning())));
    article
        .houseNote()
        .ifPresent(note -> parts.add(new Part.Notice(Part.Tone.HOUSE, filler.prose(note))));
    parts.add(new Part.Facts(verdictFacts(diagnosis, article)));
    related(diagnosis).ifPresent(parts::add);
    List<Part.Fact> ids = ids(error);
    if (!ids.isEmpty()) {
      parts.add(new Part.Facts(ids));
    }
    missing(error).ifPresent(parts::add);
    var buttons = new ArrayList<>(buttons(diagnosis, article));
    buttons.addAll(others(diagnosis, MOST_BUTTONS - buttons.size()));
    parts.add(new Part.Choices(buttons, true));
    return new Message(summary(diagnosis, article), parts);
  }

  private static String summary(Diagnosis diagnosis, Article article) {
    return article.code()
        + ": "
        + article.title()
        + ". "
        + article.fixedBy().sentence()
        + mostLikely(diagnosis).map(". Most likely: "::concat).orElse("")
        + ".";
  }

  private static Optional<Part> statusNote(Diagnosis diagnosis, Article article) {
    if (diagnosis.primary().orElseThrow() instanceof Lookup.Retired(var retired, var successor)) {
      return Optional.of(
          warning(retired.code() + " is no longer issued; read " + successor + " instead."));
    }
    return article.status() == Article.Status.DRAFT
        ? Optional.of(warning("A draft: nobody has reviewed this article yet."))
        : Optional.empty();
  }

  private static Part warning(String text) {
    return new Part.Notice(Part.Tone.WARNING, plain(text));
  }

  private static List<Part.Fact> verdictFacts(Diagnosis diagnosis, Article article) {
    var facts = new ArrayList<Part.Fact>();
    facts.add(new Part.Fact("Who can fix it", article.fixedBy().who(), false));
    facts.add(new Part.Fact("Try again?", article.retry().answer(), false));
    if (article.severity() == Article.Severity.INTERRUPT) {
      facts.add(
          new Part.Fact(
              "Is it an error?", "Usually a normal step of signing in, not a failure", false));
    }
    mostLikely(diagnosis).ifPresent(cause -> facts.add(new Part.Fact("Most likely", cause, false)));
    return facts;
  }

  private static Optional<String> mostLikely(Diagnosis diagnosis) {
    return diagnosis.causes().stream().findFirst().map(ranked -> ranked.cause().title());
  }

  private static Optional<Part> related(Diagnosis diagnosis) {
    List<Lookup> others = diagnosis.related().stream().map(Diagnosis.Related::lookup).toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    String named =
        others.stream()
            .limit(MOST_RELATED)
            .map(KnownAnswers::name)
            .collect(Collectors.joining(", ", "Also in the message: ", ""));
    int more = others.size() - MOST_RELATED;
    return Optional.of(
        new Part.Notice(
            Part.Tone.QUIET, plain(more > 0 ? named + " and " + more + " more" : named)));
  }

  private static String name(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Known(var article) -> article.code() + " (" + article.title() + ")";
      case Lookup.Retired(var article, var successor) ->
          article.code() + " (" + article.title() + ")";
      case Lookup.Unknown(var code) -> code + " (not on file)";
    };
  }

  private static List<Part.Fact> ids(SignInError error) {
    return error.fields().entrySet().stream()
        .filter(entry -> entry.getKey() != Field.OAUTH_ERROR && entry.getKey() != Field.SUBERROR)
        .map(entry -> new Part.Fact(entry.getKey().label(), entry.getValue(), true))
        .toList();
  }

  private static Optional<Part> missing(SignInError error) {
    if (error.missing().isEmpty()) {
      return Optional.empty();
    }
    String names =
        error.missing().stream()
            .map(field -> field.wording().replaceFirst("^the ", ""))
            .collect(Collectors.joining(", "));
    String advice =
        error.fields().isEmpty()
            ? "Paste the whole error message to get links and commands filled in; useful are: "
            : "Not in the message, but useful: ";
    return Optional.of(new Part.Notice(Part.Tone.QUIET, plain(advice + names + ".")));
  }

  private List<Button> buttons(Diagnosis diagnosis, Article article) {
    var buttons = new ArrayList<Button>();
    if (!diagnosis.causes().isEmpty()) {
      buttons.add(Button.primary("Start checklist", new Intent.Start(ErrorRef.of(diagnosis))));
    }
    buttons.add(guide(article, diagnosis.error()));
    buttons.add(Button.of("Wrong or outdated?", new Intent.Report(article.code())));
    return buttons;
  }

  // Each with the ids that the message tells of that failure, which may be of another sign-in.
  private static List<Button> others(Diagnosis diagnosis, int most) {
    return diagnosis.related().stream()
        .filter(other -> !(other.lookup() instanceof Lookup.Unknown))
        .limit(most)
        .map(other -> new ErrorRef(other.error(), List.of()))
        .map(
            ref ->
                Button.of(
                    "Explain " + ref.error().codes().getFirst(), new Intent.ExplainError(ref)))
        .toList();
  }

  // Without an address of our own there is Microsoft's page, which has a sentence or two.
  private Button guide(Article article, SignInError error) {
    return baseUrl
        .map(base -> base.toString().replaceFirst("/$", "") + "/codes/" + article.code().number())
        .map(url -> Button.of("Full guide", new Intent.Open(url)))
        .orElseGet(
            () ->
                Button.of(
                    "Microsoft's page", new Intent.Open(error.cloud().errorPage(article.code()))));
  }
}
