package dev.aadsts.bot.health;

/**
 * What a closer look at a part of an installation found, for whoever runs the bot.
 *
 * @param what was looked at
 * @param words what was found, with the remedy where it is not fine
 */
public record Remark(String what, Grade grade, String words) {
  /** How good it is. */
  public enum Grade {
    FINE,
    /** Works, and is worth a look. */
    NOTE,
    BROKEN
  }

  /** It is as it should be. */
  public static Remark fine(String what, String words) {
    return new Remark(what, Grade.FINE, words);
  }

  /** It works, yet somebody may want to know. */
  public static Remark note(String what, String words) {
    return new Remark(what, Grade.NOTE, words);
  }

  /** It does not work. */
  public static Remark broken(String what, String words) {
    return new Remark(what, Grade.BROKEN, words);
  }
}
