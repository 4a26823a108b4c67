package dev.aadsts.bot.secret;

/** What came of opening a sealed value. */
public sealed interface Opened {
  /**
   * It could be read.
   *
   * @param text the secret
   */
  record Genuine(String text) implements Opened {
    @Override
    public String toString() {
      return "Genuine[...]";
    }
  }

  /** It could not be read. */
  record Unreadable(Why why) implements Opened {}

  /** Why a value cannot be read. */
  enum Why {
    /** None of our keys made it: a key is missing from {@code AADSTS_ENCRYPTION_KEY}. */
    UNKNOWN_KEY,
    /** It was changed or cut off, or made for another name. */
    NOT_GENUINE,
    /** It has another form than this version writes. */
    UNKNOWN_FORM
  }
}
