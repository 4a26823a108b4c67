package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.UnnamedUser;
import dev.aadsts.bot.cache.Doorkeeper;
import dev.aadsts.bot.cache.IdentityCache;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.DrawingTemplates;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Placeholders;
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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a {@link Diagnosis} of a known code into a reply: what it means and who can help first,
 * then each cause with its check and fix. Remembers what is asked most. Safe for use by many
 * threads.
 */
public final class Explanation {
  private static final int MOST_MADE = 2_000;

  private final KnownAnswers answers;
  // What people ask most is a code and nothing else, or the same error with other ids. Of the very
  // same article: one that was read again may say something else.
  private final IdentityCache<Article, Reply> made = new IdentityCache<>(MOST_MADE);
  private final IdentityCache<Article, Reply> patterns =
      new IdentityCache<>(DrawingTemplates.MOST_KINDS);
  private final Doorkeeper doorkeeper = new Doorkeeper();

  /**
   * @param baseUrl where the web pages are reached, for the link to the full guide
   */
  public Explanation(KnowledgeBase kb, Optional<URI> baseUrl) {
    this.answers = new KnownAnswers(kb, baseUrl);
  }

  /** How much of what is known an answer says. */
  private enum Extent {
    WHOLE,
    /** Says of its commands that they leave the user out. */
    UNNAMED,
    /** With a button that shows it to everybody. */
    TO_SHARE,
    BRIEF
  }

  /** All that tells the answers to one kind of error from those to another. */
  private record Kind(
      ErrorCode code,
      Cloud cloud,
      Map<Field, String> fields,
      Audience audience,
      Extent extent,
      List<String> causes) {
    static Kind of(Diagnosis diagnosis, Audience audience, Extent extent) {
      SignInError error = diagnosis.error();
      var causes = new ArrayList<String>();
      for (RankedCause ranked : diagnosis.causes()) {
        causes.add(ranked.cause().id());
        ranked.why().ifPresent(causes::add);
      }
      return new Kind(
          error.codes().getFirst(),
          error.cloud(),
          error.fields(),
          audience,
          extent,
          List.copyOf(causes));
    }
  }

  /**
   * The reply to a diagnosis.
   *
   * @param article the article of its primary code
   * @param audience where it is not the asker alone, nothing that names a person is in it
   */
  public Reply of(Diagnosis diagnosis, Article article, Audience audience) {
    boolean unnamed = audience == Audience.EVERYONE && wasPasted(diagnosis);
    return reply(diagnosis, article, audience, unnamed ? Extent.UNNAMED : Extent.WHOLE);
  }

  /** The reply for the asker alone, with a button that shows it to everybody. */
  Reply toShare(Diagnosis diagnosis, Article article) {
    return reply(diagnosis, article, Audience.ASKER, Extent.TO_SHARE);
  }

  /**
   * What the asker's answer had no room for; empty where there is nothing of it any more.
   *
   * @param seen ids of the causes that were in it
   */
  Optional<Message> rest(Diagnosis diagnosis, Article article, List<String> seen) {
    Optional<Message> rest = answers.details(diagnosis, article).without(seen);
    // What a button remembers names nobody.
    return wasPasted(diagnosis) ? rest.map(UnnamedUser::explainedIn) : rest;
  }

  // Where a code alone was asked about, no command is filled in, and so nothing is left out of one.
  private static boolean wasPasted(Diagnosis diagnosis) {
    return !diagnosis.error().fields().isEmpty();
  }

  /** The gist for people who did not ask, with a button for the rest; names nobody. */
  Reply brief(Diagnosis diagnosis, Article article) {
    return reply(diagnosis, article, Audience.EVERYONE, Extent.BRIEF);
  }

  private Reply reply(Diagnosis whole, Article article, Audience audience, Extent extent) {
    Diagnosis shown =
        audience == Audience.ASKER ? whole : whole.with(SignInError::withoutPersonalData);
    if (!(shown.primary().orElse(null) instanceof Lookup.Known)
        || shown.error().codes().size() != 1) {
      return make(shown, article, audience, extent);
    }
    if (shown.error().fields().isEmpty()) {
      return made.of(
          article, Kind.of(shown, audience, extent), () -> make(shown, article, audience, extent));
    }
    return Placeholders.of(shown.error())
        .flatMap(ids -> like(shown, ids, article, audience, extent))
        .orElseGet(() -> make(shown, article, audience, extent));
  }

  // The reply as one of many of its kind; empty where it is the first of these, or there is no room
  // for more kinds.
  private Optional<Reply> like(
      Diagnosis diagnosis, Placeholders ids, Article article, Audience audience, Extent extent) {
    Diagnosis common = diagnosis.with(error -> ids.error());
    Kind kind = Kind.of(common, audience, extent);
    if (!patterns.knows(article, kind) && !doorkeeper.cameBefore(kind)) {
      return Optional.empty();
    }
    return patterns
        .ifRoom(article, kind, () -> make(common, article, audience, extent))
        .map(pattern -> Reply.like(pattern, ids, () -> make(diagnosis, article, audience, extent)));
  }

  private Reply make(Diagnosis diagnosis, Article article, Audience audience, Extent extent) {
    return switch (extent) {
      case WHOLE -> answers.whole(diagnosis, article, audience);
      case UNNAMED -> unnamed(answers.whole(diagnosis, article, audience));
      case TO_SHARE -> Sharing.offered(answers.whole(diagnosis, article, audience), diagnosis);
      case BRIEF -> answers.gist(diagnosis, article);
    };
  }

  private static Reply unnamed(Reply reply) {
    List<Message> details = reply.details().stream().map(UnnamedUser::explainedIn).toList();
    return new Reply(reply.root(), details, reply.audience());
  }
}
