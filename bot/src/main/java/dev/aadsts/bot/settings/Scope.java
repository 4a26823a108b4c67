package dev.aadsts.bot.settings;

/** How far a setting reaches. The narrower one wins. */
public enum Scope {
  INSTALLATION,
  WORKSPACE,
  /** A channel or chat. */
  CHANNEL
}
