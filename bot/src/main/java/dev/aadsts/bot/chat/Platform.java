package dev.aadsts.bot.chat;

/** Where a conversation takes place. */
public enum Platform {
  SLACK,
  TEAMS,
  WEB,
  TERMINAL;

  /** Whether several people talk there, so that there is something to set and to notice. */
  public boolean hasChannels() {
    return this == SLACK || this == TEAMS;
  }
}
