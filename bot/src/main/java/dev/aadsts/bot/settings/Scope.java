package dev.aadsts.bot.settings;

/** How far a setting reaches. The narrower one wins. */
public enum Scope {
  INSTALLATION("default"),
  WORKSPACE("everywhere"),
  CHANNEL("this channel");

  private final String words;

  Scope(String words) {
    this.words = words;
  }

  /** What people read. */
  public String words() {
    return words;
  }
}
