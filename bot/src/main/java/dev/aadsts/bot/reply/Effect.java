package dev.aadsts.bot.reply;

/** Something an edge is to do. Edges carry effects out in order. */
public sealed interface Effect {
  /** Answer in the conversation. */
  record Say(Reply reply) implements Effect {}

  /** Say something to the person only, where the platform can do that. */
  record Tell(Message message) implements Effect {}

  /** Post the card of a checklist into the thread. */
  record PostCard(Message card) implements Effect {}

  /** Replace the message whose button was pressed. */
  record Redraw(Message card) implements Effect {}

  /**
   * Go on as if the person had pressed a button with that intent below what was just said: in its
   * thread, which exists only now.
   */
  record GoOn(Intent intent) implements Effect {}
}
