package dev.aadsts.bot.settings;

import java.util.Locale;

/**
 * What is set in one place, with nothing left open.
 *
 * @param autodetect whether errors that people paste are answered unasked
 * @param receipts whether questions get reactions
 * @param answers who sees an answer where nobody says otherwise
 * @param language in which dates are written
 */
public record Settings(boolean autodetect, boolean receipts, Answers answers, Locale language) {
  /** Where nobody has set anything. */
  public static final Settings DEFAULT = new Settings(false, false, Answers.PUBLIC, Locale.ENGLISH);

  /** Who sees an answer. */
  public enum Answers {
    /** Everybody in the conversation. */
    PUBLIC,
    /** The person who asked. */
    PRIVATE
  }

  /**
   * A copy with another value of one setting; a value that is none of this version changes nothing.
   */
  public Settings with(Setting setting, String value) {
    return setting.read(value).map(read -> set(setting, read)).orElse(this);
  }

  private Settings set(Setting setting, String value) {
    return switch (setting) {
      case AUTODETECT -> new Settings(Setting.isOn(value), receipts, answers, language);
      case RECEIPTS -> new Settings(autodetect, Setting.isOn(value), answers, language);
      case ANSWERS ->
          new Settings(
              autodetect, receipts, Answers.valueOf(value.toUpperCase(Locale.ROOT)), language);
      case LANGUAGE -> new Settings(autodetect, receipts, answers, Locale.forLanguageTag(value));
    };
  }

  /** Whether that setting is one that is on or off, and is on. */
  public boolean isOn(Setting setting) {
    return Setting.isOn(value(setting));
  }

  /** The value of one setting. */
  public String value(Setting setting) {
    return switch (setting) {
      case AUTODETECT -> Setting.onOrOff(autodetect);
      case RECEIPTS -> Setting.onOrOff(receipts);
      case ANSWERS -> answers.name().toLowerCase(Locale.ROOT);
      case LANGUAGE -> language.toLanguageTag();
    };
  }
}
