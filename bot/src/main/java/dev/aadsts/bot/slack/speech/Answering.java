package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.outbox.Redraws;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.slack.api.Consequence;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.block.Drawings;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.slack.event.Place;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.workspace.Workspace;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what was taken down, in the workspace where it was said. Safe for many threads. */
public final class Answering implements EventHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  // How long an event waits while its workspace has as much in work as it may.
  private static final Duration ROOM = Duration.ofSeconds(1);

  private final Hearing hearing;
  private final OptionalScopes optionalScopes;
  private final Presses presses;
  private final Workspaces workspaces;
  private final Outgoing outgoing;
  private final Throttle apologies;
  private final Redraws redraws = new Redraws();
  private final Drawings drawings = new Drawings();

  public Answering(
      Hearing hearing,
      OptionalScopes optionalScopes,
      Presses presses,
      Workspaces workspaces,
      Outgoing outgoing,
      Clock clock) {
    this.hearing = hearing;
    this.optionalScopes = optionalScopes;
    this.presses = presses;
    this.workspaces = workspaces;
    this.outgoing = outgoing;
    this.apologies = Throttle.unlimited(clock);
  }

  @Override
  public void handle(Event event, Turns turns) throws DeliveryException {
    Received received = Received.decode(event.payload());
    if (!workspaces.isInstalled(received.team())) {
      LOG.info("Nothing to say any more: the app was removed from workspace {}", received.team());
      return;
    }
    workspaces.getToKnow(received.team());
    Semaphore room = workspaces.of(received.team()).room();
    if (!room.tryAcquire()) {
      throw new DeliveryException(
          Kind.NOT_YET, Optional.of(ROOM), "Much is in work for workspace " + received.team());
    }
    try {
      answer(event, received, turns);
    } catch (DeliveryException e) {
      if (SlackRefusal.behind(e).consequence() != Consequence.STOP) {
        throw e;
      }
      LOG.info("Stopped in the middle: the app was removed from {}", received.team());
    } finally {
      room.release();
    }
  }

  private void answer(Event event, Received received, Turns turns) throws DeliveryException {
    List<Effect> effects = hearing.effects(event, received);
    Optional<Received.Post> toMark = toMark(received, effects);
    toMark.ifPresent(optionalScopes::seen);
    if (received instanceof Received.Noticed) {
      tellThread(speaker(event, received, turns), effects);
      return;
    }
    speaker(event, received, turns).carryOut(effects);
    toMark.ifPresent(optionalScopes::answered);
  }

  // Where we cannot speak in the thread any more, nobody waits for this.
  private static void tellThread(Speaker speaker, List<Effect> effects) throws DeliveryException {
    try {
      speaker.carryOut(effects);
    } catch (DeliveryException e) {
      if (!SlackRefusal.behind(e).noEntry()) {
        throw e;
      }
      LOG.info("A thread is not told of its checklist: {}", e.getMessage());
    }
  }

  private Optional<Received.Post> toMark(Received received, List<Effect> effects) {
    return received instanceof Received.Post post
            && !effects.isEmpty()
            && hearing.settings(post).receipts()
        ? Optional.of(post)
        : Optional.empty();
  }

  @Override
  public void gaveUp(Event event, String incident) throws DeliveryException {
    Received received = Received.decode(event.payload());
    if (received.unasked()) {
      return; // Nobody waits for a word; the log has it.
    }
    poster(apologies, "incident:" + incident, received, Turns.none())
        .whisper(SlackBlocks.messages(Phrases.brokeDown(incident).root()));
  }

  private Speaker speaker(Event event, Received received, Turns turns) {
    return new Speaker(
        poster(outgoing.throttle(), event.id(), received, turns),
        presses,
        redraws,
        drawings,
        event.id(),
        received);
  }

  private Poster poster(Throttle paced, String eventId, Received received, Turns turns) {
    var occasion = new Poster.Occasion(eventId, received.team(), Place.of(received), turns);
    Workspace workspace = workspaces.of(received.team());
    return new Poster(
        workspace.api().messages(), outgoing.outbox(), paced, workspace::ourName, occasion);
  }
}
