package dev.aadsts.bot.answer;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.answer.card.CauseParts;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.fill.Filler;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns a {@link Diagnosis} of a known code into a reply: what it means and who can help first,
 * then each cause with its check and fix. Safe for use by many threads.
 */
public final class Explanation {
  private static final int MOST_MADE = 2_000;

  private final KnowledgeBase kb;
  private final Optional<URI> baseUrl;
  // Of what people ask most, a code and nothing else, the answer is always the same.
  private final Map<Bare, Made> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bare, Made> eldest) {
          return size() > MOST_MADE;
        }
      };

  /**
   * @param baseUrl where the web pages are reached, for the link to the full guide
   */
  public Explanation(KnowledgeBase kb, Optional<URI> baseUrl) {
    this.kb = kb;
    this.baseUrl = baseUrl;
  }

  private record Made(Article article, Reply reply) {}

  /** All that tells the answer to a code without details from that to another. */
  private record Bare(
      ErrorCode code, Cloud cloud, Audience audience, boolean shared, List<String> causes) {
    static Optional<Bare> of(Diagnosis diagnosis, Audience audience, boolean shared) {
      SignInError error = diagnosis.error();
      if (!(diagnosis.primary().orElse(null) instanceof Lookup.Known)
          || !error.fields().isEmpty()
          || error.codes().size() != 1) {
        return Optional.empty();
      }
      var causes = new ArrayList<String>();
      for (RankedCause ranked : diagnosis.causes()) {
        causes.add(ranked.cause().id());
        ranked.why().ifPresent(causes::add);
      }
      return Optional.of(
          new Bare(error.codes().getFirst(), error.cloud(), audience, shared, List.copyOf(causes)));
    }
  }

  /**
   * The reply to a diagnosis.
   *
   * @param article the article of its primary code
   * @param audience where it is not the asker alone, nothing that names a person is in it
   */
  public Reply of(Diagnosis diagnosis, Article article, Audience audience) {
    return Bare.of(diagnosis, audience, false)
        .map(bare -> once(bare, article, () -> make(diagnosis, article, audience)))
        .orElseGet(() -> make(diagnosis, article, audience));
  }

  /** The reply for the asker alone, with a button that shows it to everybody. */
  Reply toShare(Diagnosis diagnosis, Article article) {
    return Bare.of(diagnosis, Audience.ASKER, true)
        .map(bare -> once(bare, article, () -> shared(diagnosis, article)))
        .orElseGet(() -> shared(diagnosis, article));
  }

  private Reply shared(Diagnosis diagnosis, Article article) {
    return Sharing.offered(make(diagnosis, article, Audience.ASKER), diagnosis);
  }

  // The very same article: one that was read again may say something else.
  @SuppressWarnings("ReferenceEquality")
  private Reply once(Bare bare, Article article, Supplier<Reply> make) {
    Made known;
    synchronized (made) {
      known = made.get(bare);
    }
    if (known != null && known.article() == article) {
      return known.reply();
    }
    Reply reply = make.get();
    synchronized (made) {
      made.put(bare, new Made(article, reply));
    }
    return reply;
  }

  private Reply make(Diagnosis diagnosis, Article article, Audience audience) {
    SignInError error =
        audience == Audience.ASKER ? diagnosis.error() : diagnosis.error().withoutPersonalData();
    Filler filler = kb.filler(error);
    var root = new Message(summary(diagnosis, article), root(diagnosis, article, error, filler));
    return new Reply(root, details(diagnosis, article, filler), audience);
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

  /** The gist for people who did not ask, with a button for the rest; names nobody. */
  Reply brief(Diagnosis diagnosis, Article article) {
    var filler = kb.filler(diagnosis.error().withoutPersonalData());
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

  private List<Part> root(Diagnosis diagnosis, Article article, SignInError error, Filler filler) {
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
    parts.add(new Part.Choices(buttons(diagnosis, article), true));
    return parts;
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

  private Optional<Part> related(Diagnosis diagnosis) {
    List<String> others =
        diagnosis.related().stream()
            .map(
                lookup ->
                    switch (lookup) {
                      case Lookup.Known(var article) ->
                          article.code() + " (" + article.title() + ")";
                      case Lookup.Retired(var article, var successor) ->
                          article.code() + " (" + article.title() + ")";
                      case Lookup.Unknown(var code) -> code + " (not on file)";
                    })
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Part.Notice(
                Part.Tone.QUIET, plain("Also in the message: " + String.join(", ", others))));
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

  private static List<Message> details(Diagnosis diagnosis, Article article, Filler filler) {
    var parts = new ArrayList<Part>();
    int number = 1;
    for (RankedCause ranked : diagnosis.causes()) {
      if (number > 1) {
        parts.add(new Part.Divider());
      }
      parts.add(new Part.Heading(number++ + ". " + ranked.cause().title()));
      parts.addAll(CauseParts.whyAndHowLikely(ranked));
      parts.addAll(CauseParts.check(ranked.cause().check(), filler));
      parts.addAll(CauseParts.fix(ranked.cause(), filler));
    }
    if (!article.collect().isEmpty()) {
      parts.add(new Part.Divider());
      parts.add(new Part.Heading("If none of these is it: collect this for a support case"));
      parts.addAll(CauseParts.steps(article.collect(), filler));
    }
    return parts.isEmpty()
        ? List.of()
        : List.of(new Message("Causes and steps for " + article.code(), parts));
  }
}
