package dev.aadsts.bot.answer.context;

import dev.aadsts.bot.cache.IdentityCache;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.reply.ThreadLinks;
import dev.aadsts.bot.sighting.Sightings;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.fill.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees that several people of a workspace have the same trouble, and says so in the answer: look
 * whether the service is down, and work on one checklist instead of many. Safe for use by many
 * threads.
 */
public final class SameIncident {
  private static final List<String> NUMBERS =
      List.of("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

  private static final int MOST_TOLD = 2_000;

  private final IdentityCache<Reply, Reply> told = new IdentityCache<>(MOST_TOLD);
  private final Sightings sightings;
  private final Checklists checklists;
  private final ThreadLinks links;

  public SameIncident(Sightings sightings, Checklists checklists, ThreadLinks links) {
    this.sightings = sightings;
    this.checklists = checklists;
    this.links = links;
  }

  /**
   * Notes that somebody met the error, and says so in the reply where several people did. Somebody
   * who types a code alone looks it up: that is not noted, and the reply stays as it is.
   */
  public Reply noted(IncomingMessage message, Diagnosis diagnosis, Reply reply) {
    return met(message, diagnosis)
        .flatMap(trouble -> crowd(message, diagnosis.error(), trouble))
        .map(crowd -> told(reply, crowd))
        .orElse(reply);
  }

  /** Notes that somebody met the error who gets no reply. Of a code alone nothing is noted. */
  public void note(IncomingMessage message, Diagnosis diagnosis) {
    met(message, diagnosis).ifPresent(trouble -> people(message, trouble));
  }

  /** Whether a checklist for that code is open in that thread. */
  public boolean isWorkedOn(Conversation thread, Trouble trouble) {
    return checklists.openIn(thread).stream()
        .anyMatch(checklist -> checklist.plan().code().equals(trouble.code()));
  }

  private static Optional<Trouble> met(IncomingMessage message, Diagnosis diagnosis) {
    SignInError error = diagnosis.error();
    Conversation here = message.conversation();
    return error
        .primary()
        .filter(code -> Trouble.isMet(error) && here.platform().hasChannels())
        .map(code -> Trouble.in(here, code, Trouble.app(error)));
  }

  private Optional<Integer> people(IncomingMessage message, Trouble trouble) {
    return sightings.note(message.eventId(), trouble, message.sender().id());
  }

  private Optional<Crowd> crowd(IncomingMessage message, SignInError error, Trouble trouble) {
    return people(message, trouble)
        .map(
            people ->
                new Crowd(
                    inWords(people),
                    common(error),
                    running(message.conversation(), trouble.code(), trouble.app())));
  }

  private record Crowd(String people, String common, Optional<URI> running) {}

  private static String common(SignInError error) {
    if (error.field(Field.APP_ID).or(() -> error.field(Field.APP_NAME)).isPresent()) {
      return " for the same application";
    }
    return error.field(Field.RESOURCE).isPresent() ? " for the same resource" : "";
  }

  // Only what replies have in common is remembered: that is the same object each time, while a
  // reply to a whole message never comes again.
  private Reply told(Reply reply, Crowd crowd) {
    return reply.changed(
        common -> told.of(common, crowd, () -> with(crowd, common)), whole -> with(crowd, whole));
  }

  private Reply with(Crowd crowd, Reply reply) {
    var parts =
        reply.root().parts().stream()
            .map(part -> crowd.running().map(url -> withLink(part, url)).orElse(part))
            .toList();
    Message root = new Message(reply.root().summary(), parts).titledAbove(List.of(notice(crowd)));
    return reply.withRoot(root);
  }

  private Part notice(Crowd crowd) {
    var spans = new ArrayList<RichText.Span>();
    spans.add(
        new RichText.Plain(
            "%s people here have met this%s in the last %s. Look first whether the service is down: "
                .formatted(
                    crowd.people(),
                    crowd.common(),
                    inWords(sightings.window().orElse(Duration.ZERO)))));
    spans.add(new RichText.Anchor("Microsoft 365 status", "https://status.cloud.microsoft"));
    spans.add(new RichText.Plain(", "));
    spans.add(new RichText.Anchor("Azure status", "https://azure.status.microsoft/status"));
    spans.add(new RichText.Plain("."));
    crowd
        .running()
        .ifPresent(
            url -> {
              spans.add(new RichText.Plain(" A checklist for it "));
              spans.add(new RichText.Anchor("is running already", url.toString()));
              spans.add(new RichText.Plain(": join that one."));
            });
    return new Part.Notice(Part.Tone.WARNING, new RichText(spans));
  }

  // One checklist for all is what most will want, so starting another does not stand out.
  private static Part withLink(Part part, URI running) {
    if (!(part instanceof Part.Choices choices) || !choices.primary()) {
      return part;
    }
    var buttons = new ArrayList<Button>();
    for (Button button : choices.buttons()) {
      boolean start = button.intent() instanceof Intent.Start;
      if (start) {
        buttons.add(Button.primary("Join the checklist", new Intent.Open(running.toString())));
      }
      buttons.add(start ? Button.of("Start another", button.intent()) : button);
    }
    return new Part.Choices(buttons, true);
  }

  private Optional<URI> running(Conversation here, ErrorCode code, String app) {
    return checklists.openFor(here, code).stream()
        .filter(checklist -> !checklist.conversation().equals(here))
        .filter(checklist -> isFor(app, checklist))
        .flatMap(checklist -> links.to(checklist.conversation()).stream())
        .findFirst();
  }

  private static boolean isFor(String app, Checklist checklist) {
    String other = Trouble.app(checklist.plan().error());
    return app.isEmpty() || other.isEmpty() || app.equals(other);
  }

  // Beyond ten nobody counts, and an answer that reads the same for the next person is not made
  // anew.
  private static String inWords(int people) {
    int index = people - 2;
    if (index < NUMBERS.size()) {
      return NUMBERS.get(index);
    }
    return people <= 20 ? "More than ten" : people <= 50 ? "More than twenty" : "More than fifty";
  }

  private static String inWords(Duration window) {
    long minutes = Math.max(1, window.toMinutes());
    if (minutes % 60 == 0) {
      return minutes == 60 ? "hour" : minutes / 60 + " hours";
    }
    return minutes == 1 ? "minute" : minutes + " minutes";
  }
}
