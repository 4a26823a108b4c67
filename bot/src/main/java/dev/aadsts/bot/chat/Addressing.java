package dev.aadsts.bot.chat;

/** How a message reached the bot: decides whether it may stay silent. */
public enum Addressing {
  /** A slash command or its like. */
  COMMAND,
  /** The bot was named in a channel or a group. */
  MENTION,
  /** A conversation with the bot alone. */
  DIRECT,
  /** The bot merely reads along: it speaks only where it has an answer. */
  OVERHEARD
}
