package dev.aadsts.bot.chat;

/** How a message reached the bot: decides whether it may stay silent. */
public enum Addressing {
  /** A slash command or its like. */
  COMMAND("/aadsts "),
  /** A command that nobody else sees, so that nobody else sees the answer unless asked for. */
  WHISPER("/aadsts "),
  /** The bot was named in a channel or a group. */
  MENTION("@aadsts "),
  /** A conversation with the bot alone. */
  DIRECT(""),
  /**
   * The bot merely reads along: it speaks only where that is switched on and it has an answer.
   * Never what a bot wrote, an edit, or a note of the platform such as that somebody joined: the
   * edges leave these out. The conversation is the thread in which an answer belongs: that of the
   * message, or the one that it begins.
   */
  OVERHEARD("");

  private final String call;

  Addressing(String call) {
    this.call = call;
  }

  /** What stood in front of the words, and stands in front of what is said in the same way. */
  public String call() {
    return call;
  }
}
