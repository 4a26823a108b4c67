package dev.aadsts.bot.reply;

/** Who gets to see a reply. */
public enum Audience {
  /** Everybody in the conversation. */
  EVERYONE,
  /** Only the person who asked, where the platform can do that. */
  ASKER
}
