package dev.aadsts.bot.reply;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import java.util.List;
import java.util.stream.Stream;

/** Something an edge is to do. Edges carry effects out in order. */
public sealed interface Effect {
  /** Answer in the conversation. */
  record Say(Reply reply) implements Effect {}

  /** Say something to the person only, where the platform can do that. */
  record Tell(Message message) implements Effect {}

  /** Post the card of a checklist into the thread. */
  record PostCard(Message card) implements Effect {}

  /**
   * Bring the message whose button was pressed up to date.
   *
   * @param revision of the checklist that the card shows; a card with a newer one does as well
   */
  record Redraw(ChecklistId checklist, int revision, Message card) implements Effect {}

  /**
   * Post into the thread and name that person in it, so that the platform tells them. At most once
   * for an event, as everything that is posted.
   */
  record Notify(Person person, Message message) implements Effect {}

  /**
   * Go on as if the person had pressed a button with that intent below what was just said: in its
   * thread, which exists only now.
   */
  record GoOn(Intent intent) implements Effect {}

  /** What the person alone is told by these, in order. */
  static Stream<Message> told(List<Effect> effects) {
    return effects.stream().filter(Tell.class::isInstance).map(effect -> ((Tell) effect).message());
  }
}
