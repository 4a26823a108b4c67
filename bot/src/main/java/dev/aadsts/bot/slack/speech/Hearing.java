package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import java.util.List;
import java.util.Optional;

/** Puts what Slack told us to the core, and says what is to be done. Safe for many threads. */
public final class Hearing {
  private final Answerer answerer;
  private final Presses presses;
  private final People people;
  private final OptionalScopes optionalScopes;

  public Hearing(Answerer answerer, Presses presses, People people, OptionalScopes optionalScopes) {
    this.answerer = answerer;
    this.presses = presses;
    this.people = people;
    this.optionalScopes = optionalScopes;
  }

  /** What to do about that, in order. */
  List<Effect> effects(Event event, Received received) {
    return switch (received) {
      case Received.Pressed pressed -> press(event, pressed);
      case Received.Noticed(var notice) -> presses.notice(notice);
      case Received.Post post when wordless(post) -> List.of(Hints.whichError());
      case Received.Shortcut shortcut when shortcut.text().isEmpty() ->
          List.of(Hints.nothingToRead());
      default -> answerer.answer(message(event, received));
    };
  }

  /** What to say to a command, where the asker alone sees it and nothing is changed by it. */
  Optional<Reply> glance(String eventId, Received.Command command) {
    return answerer.glance(
        new IncomingMessage(
            eventId, command.inChannel(), command.person(), command.text(), Addressing.COMMAND));
  }

  /** What is set where that was said. */
  Settings settings(Received received) {
    return answerer.settings(received.inChannel());
  }

  /** Whether there may be something to say to a message that is not for us. */
  public boolean mayOverhear(Received.Post post) {
    return answerer.mayOverhear(post.inChannel(), post.text());
  }

  // Outside of a thread there is no message above that they could mean.
  private static boolean wordless(Received.Post post) {
    return post.text().isEmpty() && post.thread().isPresent() && !post.direct();
  }

  private static IncomingMessage message(Event event, Received received) {
    return switch (received) {
      case Received.Command command ->
          message(event, command.inChannel(), command, command.text(), Addressing.COMMAND);
      case Received.Post post -> message(event, where(post), post, post.text(), addressing(post));
      case Received.Shortcut shortcut ->
          message(
              event,
              shortcut.inChannel().inThread(shortcut.thread().orElse(shortcut.ts())),
              shortcut,
              asError(shortcut.text()),
              Addressing.COMMAND);
      case Received.Pasted pasted ->
          message(event, pasted.inChannel(), pasted, asError(pasted.text()), Addressing.COMMAND);
      case Received.Pressed pressed -> throw new IllegalArgumentException("A press is no message");
      case Received.Noticed noticed -> throw new IllegalArgumentException("Nobody said anything");
    };
  }

  // An answer that nobody asked for is always in a thread: that of the message or one that it
  // begins.
  private static Conversation where(Received.Post post) {
    Optional<String> thread =
        post.overheard() ? post.thread().or(() -> Optional.of(post.ts())) : post.thread();
    return thread.map(post.inChannel()::inThread).orElseGet(post::inChannel);
  }

  private static Addressing addressing(Received.Post post) {
    if (post.overheard()) {
      return Addressing.OVERHEARD;
    }
    return post.direct() ? Addressing.DIRECT : Addressing.MENTION;
  }

  // Whoever wrote it need not have meant us, so its first word is no sub-command.
  private static String asError(String text) {
    return "explain " + text;
  }

  private static IncomingMessage message(
      Event event,
      Conversation conversation,
      Received received,
      String text,
      Addressing addressing) {
    return new IncomingMessage(event.id(), conversation, received.person(), text, addressing);
  }

  private List<Effect> press(Event event, Received.Pressed pressed) {
    Optional<Intent> intent = IntentCodec.decode(pressed.value());
    return intent.isEmpty()
        ? List.of(new Effect.Tell(Phrases.unusableButton().root()))
        : switch (intent.get()) {
          case Intent.WriteNote note when pressed.input().isEmpty() -> List.of(Hints.noWindow());
          case Intent.Assign assign when pressed.chosen().isEmpty() -> List.of(Hints.noWindow());
          default -> presses.press(pressed.asPress(event.id(), intent.get(), chosen(pressed)));
        };
  }

  private Optional<Person> chosen(Received.Pressed pressed) {
    return pressed.chosen().map(id -> chosen(pressed.team(), id));
  }

  // Slack gives the id of whom somebody picked, and no name.
  private Person chosen(String team, String id) {
    return people
        .met(team, id)
        .orElseGet(
            () ->
                optionalScopes
                    .nameOf(team, id)
                    .map(name -> people.named(team, id, name))
                    .orElseGet(() -> people.known(team, id)));
  }
}
