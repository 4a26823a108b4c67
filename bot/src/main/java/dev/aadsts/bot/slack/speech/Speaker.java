package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.outbox.Redraws;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.Drawings;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.bot.slack.block.SlackText;
import dev.aadsts.bot.slack.event.Place;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.kb.fill.RichText;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the effects of one event. For one thread. */
final class Speaker {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private final Poster poster;
  private final Presses presses;
  private final Redraws redraws;
  private final Drawings drawings;
  private final IdentityHashMap<Reply, List<SlackMessage>> drawn = new IdentityHashMap<>(2);
  private final String eventId;
  private final Received received;
  private final Place place;
  // The thread of what was said last; empty where only the person saw that.
  private Optional<String> lastThread;
  // Somebody deleted the message that all of this answers.
  private boolean threadGone;

  Speaker(
      Poster poster,
      Presses presses,
      Redraws redraws,
      Drawings drawings,
      String eventId,
      Received received) {
    this.drawings = drawings;
    this.poster = poster;
    this.presses = presses;
    this.redraws = redraws;
    this.eventId = eventId;
    this.received = received;
    this.place = Place.of(received);
    this.lastThread = place.thread();
  }

  /**
   * Carries them out in order; after a failure, all of them again do no harm. What one person is to
   * be told keeps nobody waiting: where that fails, the others are carried out first.
   */
  void carryOut(List<Effect> effects) throws DeliveryException {
    int toTell = Math.toIntExact(effects.stream().filter(Effect.Tell.class::isInstance).count());
    poster.expect(effects.stream().mapToInt(this::posts).sum());
    Optional<DeliveryException> untold = Optional.empty();
    for (Effect effect : effects) {
      boolean tells = effect instanceof Effect.Tell;
      toTell -= tells ? 1 : 0;
      if (!threadGone || tells) {
        Optional<DeliveryException> failure = carryOutOrLetGo(effect, toTell);
        untold = untold.or(() -> failure);
      }
    }
    if (untold.isPresent()) {
      throw untold.get();
    }
  }

  // Present where a person could not be told.
  private Optional<DeliveryException> carryOutOrLetGo(Effect effect, int toTell)
      throws DeliveryException {
    try {
      carryOut(effect, toTell);
    } catch (DeliveryException e) {
      if (SlackRefusal.behind(e).threadGone()) {
        LOG.info("Nothing more to say there: the message was deleted that began the thread");
        threadGone = true;
      } else if (effect instanceof Effect.Tell && e.kind() != DeliveryException.Kind.NOT_YET) {
        return Optional.of(e);
      } else {
        throw e;
      }
    }
    return Optional.empty();
  }

  private void carryOut(Effect effect, int toTell) throws DeliveryException {
    switch (effect) {
      case Effect.Say(var reply) -> say(reply, toTell);
      case Effect.Tell(var message) -> poster.tell(SlackBlocks.messages(message));
      case Effect.PostCard(var card) -> postCard(card);
      case Effect.Redraw redraw -> redraw(redraw);
      case Effect.Notify(var person, var message) -> mention(person, message);
      case Effect.GoOn(var intent) -> goOn(intent);
    }
  }

  // At most: where the bot may not post, it whispers.
  private int posts(Effect effect) {
    return switch (effect) {
      case Effect.Say(var reply) -> isForOne(reply) && !place.direct() ? 0 : drawn(reply).size();
      case Effect.Tell tell -> 0;
      case Effect.PostCard card -> 1;
      case Effect.Redraw card -> 0;
      case Effect.Notify notify -> 1;
      case Effect.GoOn further -> 1;
    };
  }

  private boolean isForOne(Reply reply) {
    return place.onlyYou() || reply.audience() == Audience.ASKER;
  }

  private void say(Reply reply, int toTell) throws DeliveryException {
    if (isForOne(reply) && !place.direct()) {
      poster.whisper(whispered(reply), toTell);
      lastThread = Optional.empty();
      return;
    }
    try {
      sayOpenly(drawn(place.direct() ? reply : mentioningNobody(reply)));
    } catch (DeliveryException e) {
      SlackRefusal refusal = SlackRefusal.behind(e);
      if (!refusal.noEntry()) {
        throw e;
      }
      lastThread = Optional.empty();
      if (received.unasked()) {
        return;
      }
      poster.whisper(whispered(noticed(poster.noEntry(refusal), reply)), toTell);
    }
  }

  // Slack tells everybody who is mentioned where others read it.
  private static Reply mentioningNobody(Reply reply) {
    return reply.mentions() ? reply.withRoot(reply.root().mentioningNobody()) : reply;
  }

  private static Reply noticed(String words, Reply reply) {
    var notice = new Part.Notice(Part.Tone.QUIET, RichText.plain(words));
    return reply.withRoot(reply.root().below(List.of(notice)));
  }

  private void sayOpenly(List<SlackMessage> messages) throws DeliveryException {
    Optional<String> thread = place.thread();
    for (SlackMessage message : messages) {
      String ts = poster.post(thread, message);
      thread = thread.or(() -> Optional.of(ts));
    }
    lastThread = thread;
  }

  // In one where it can be: each is a call, and a wall for whoever reads it.
  private List<SlackMessage> whispered(Reply reply) {
    return reply.folds() ? List.of(drawings.inOne(reply)) : drawn(reply);
  }

  private List<SlackMessage> drawn(Reply reply) {
    return drawn.computeIfAbsent(reply, drawings::inParts);
  }

  private void postCard(Message card) throws DeliveryException {
    try {
      poster.post(lastThread, SlackBlocks.card(card));
    } catch (DeliveryException e) {
      SlackRefusal refusal = SlackRefusal.behind(e);
      // A notice has nobody to whisper to.
      if (!refusal.noEntry() || place.user().isEmpty()) {
        throw e;
      }
      // A checklist is for everybody, so its card is nothing to show to one person.
      poster.whisper(
          List.of(
              SlackMessage.of(
                  SlackText.literal(poster.noEntry(refusal)),
                  List.of(Blocks.section(SlackText.literal(noCard(refusal)))))));
    }
  }

  private void mention(Person person, Message message) throws DeliveryException {
    for (SlackMessage drawn : SlackBlocks.messages(message)) {
      poster.post(lastThread, SlackBlocks.mentioning(person.id(), drawn));
    }
  }

  private String noCard(SlackRefusal refusal) {
    return poster.noEntry(refusal) + " A checklist needs a channel where everybody can see it.";
  }

  private void redraw(Effect.Redraw redraw) throws DeliveryException {
    if (place.pressed().isEmpty()) {
      postCard(redraw.card());
      return;
    }
    String ts = place.pressed().get();
    try {
      redraws.bringTo(
          place.channel() + "/" + ts,
          redraw.revision(),
          () -> newest(redraw.checklist()),
          card -> poster.update(ts, SlackBlocks.card(card)));
    } catch (DeliveryException e) {
      if (!SlackRefusal.behind(e).gone()) {
        throw e;
      }
      postCard(redraw.card());
    }
  }

  private Optional<Redraws.Version<Message>> newest(ChecklistId checklist) {
    return presses
        .newest(checklist, received.inChannel())
        .map(redraw -> new Redraws.Version<>(redraw.revision(), redraw.card()));
  }

  private void goOn(Intent intent) throws DeliveryException {
    if (lastThread.isPresent()) {
      carryOut(
          presses.press(
              new Press(
                  eventId,
                  received.inChannel().inThread(lastThread.get()),
                  received.person(),
                  intent,
                  Optional.empty())));
    }
  }
}
