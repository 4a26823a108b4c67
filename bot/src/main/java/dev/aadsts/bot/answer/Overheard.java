package dev.aadsts.bot.answer;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.answer.context.SameIncident;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.fill.RichText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether to speak up unasked, and says little: once for a code, application, channel and
 * hour a short answer in the thread of the message, and in other threads of the channel a line that
 * leads there, at most one a minute. Whoever names no application is led to any answer for the
 * code. Only where that is switched on, and only to what has an error's shape; what has not costs
 * no more than a look at the text. Safe for use by many threads.
 */
final class Overheard {
  static final Duration ANSWERED_FOR = Duration.ofHours(1);
  static final Duration POINTED_FOR = Duration.ofMinutes(1);

  // A code with its prefix, one letter of it mistyped at most, or an id as Entra prints it below an
  // error: a number in a sentence is somebody's order, and a ticket has no such id.
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?i)a{1,2}ds?ts\\W{0,3}[1-9]\\d{3,6}(?!\\d)"
              + "|(?<![\\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Diagnoser diagnoser;
  private final Explanation explanation;
  private final SameIncident incident;
  private final AnswerContext context;

  Overheard(
      Diagnoser diagnoser, Explanation explanation, SameIncident incident, AnswerContext context) {
    this.diagnoser = diagnoser;
    this.explanation = explanation;
    this.incident = incident;
    this.context = context;
  }

  /**
   * Whether there may be something to say to a text. Looks at the text first, as most have no error
   * in them, and then at settings that are remembered. Where the store does not say them soon,
   * there may be.
   */
  boolean mayAnswer(Conversation where, String text) {
    return hasShape(text) && context.settings().soon(where).map(Settings::autodetect).orElse(true);
  }

  private static boolean hasShape(String text) {
    return SHAPE.matcher(text).find();
  }

  /** What to say to that message; empty for nothing. */
  List<Effect> answer(IncomingMessage message) {
    if (!hasShape(message.text()) || !context.settings().in(message.conversation()).autodetect()) {
      return List.of();
    }
    Diagnosis glance = diagnoser.glance(message.conversation(), message.text());
    return glance.article().map(article -> answer(message, glance, article)).orElse(List.of());
  }

  private List<Effect> answer(IncomingMessage message, Diagnosis glance, Article article) {
    Trouble trouble =
        Trouble.in(message.conversation(), article.code(), Trouble.app(glance.error()));
    Claim first = firstAnswer(message, trouble);
    if (first.eventId().equals(message.eventId())) {
      diagnoser.asked(glance);
      Reply brief = explanation.brief(glance, article);
      return List.of(new Effect.Say(incident.noted(message, glance, brief)));
    }
    boolean sameThread = first.where().equals(message.conversation());
    boolean mayPoint =
        !sameThread
            && context
                .claims()
                .claim(thing(message, "pointer", trouble), claimOf(message, "", POINTED_FOR), now())
                .eventId()
                .equals(message.eventId());
    if (!mayPoint) {
      incident.note(message, glance);
      return List.of();
    }
    return List.of(
        new Effect.Say(incident.noted(message, glance, pointer(trouble, first.where()))));
  }

  // The first answer for a code is claimed for the code alone and says for which application it is,
  // so that it will do for a message that names none. An answer for another application is claimed
  // for that application, and may still stand when the first has run out. Most answers are the
  // first, so that claim is tried before all else; a message that comes late only looks at claims
  // that are remembered.
  private Claim firstAnswer(IncomingMessage message, Trouble trouble) {
    String app = trouble.app();
    var any = Trouble.in(message.conversation(), trouble.code(), "");
    String ofAny = thing(message, "answer", any);
    String ofApp = thing(message, "answer", trouble);
    Claim mine = claimOf(message, app, ANSWERED_FOR);
    return context.claims().claimUnless(ofApp, ofAny, mine, now())
        ? mine
        : standing(ofAny)
            .filter(first -> isFor(app, first))
            .or(() -> standing(ofApp))
            .orElseGet(() -> context.claims().claim(ofApp, mine, now()));
  }

  private static boolean isFor(String app, Claim first) {
    return app.isEmpty() || first.about().equals(app);
  }

  private Optional<Claim> standing(String thing) {
    return context.claims().standing(thing, now());
  }

  private static String thing(IncomingMessage message, String what, Trouble trouble) {
    Conversation here = message.conversation();
    return String.join(
        "/",
        "autodetect",
        what,
        here.platform().name(),
        here.workspace(),
        here.channel(),
        trouble.code().toString(),
        trouble.app());
  }

  private Claim claimOf(IncomingMessage message, String about, Duration life) {
    return new Claim(message.eventId(), message.conversation(), about, now().plus(life));
  }

  private Instant now() {
    return context.clock().instant();
  }

  private Reply pointer(Trouble trouble, Conversation where) {
    String text =
        trouble.code()
            + (incident.isWorkedOn(where, trouble)
                ? " is already being worked on "
                : " was already answered ");
    Optional<URI> link = context.links().to(where);
    RichText line =
        link.map(
                url ->
                    new RichText(
                        List.of(
                            new RichText.Plain(text),
                            new RichText.Anchor("here", url.toString()),
                            new RichText.Plain("."))))
            .orElseGet(() -> plain(text + "here, in another thread of this channel."));
    return new Reply(
        new Message(
            text + link.map(url -> "here: " + url).orElse("here."), List.of(new Part.Prose(line))),
        List.of(),
        Audience.EVERYONE);
  }
}
