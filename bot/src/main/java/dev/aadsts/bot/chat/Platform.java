package dev.aadsts.bot.chat;

/** Where a conversation takes place. */
public enum Platform {
  SLACK,
  TEAMS,
  WEB,
  TERMINAL
}
