package dev.aadsts.bot.settings;

import dev.aadsts.bot.chat.Platform;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that people can set. Values are words, as they are typed, stored and sent in forms. */
public enum Setting {
  AUTODETECT(
      "Answer pasted errors automatically",
      "When on, an error that somebody pastes is answered in the thread of the message.",
      List.of(new Option("off", "Off"), new Option("on", "On"))),
  RECEIPTS(
      "Reactions on questions",
      "When on, a question gets a reaction when it was seen, and when it was answered.",
      List.of(new Option("off", "Off"), new Option("on", "On"))),
  ANSWERS(
      "Who sees answers",
      "For one question, say private 50105 or public 50105. Checklists are for everybody.",
      List.of(
          new Option("public", "Everybody"), new Option("private", "Only the person who asked"))),
  LANGUAGE(
      "Date format",
      "How the bot writes dates and times.",
      Stream.of("en", "en-GB", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt-BR", "sv", "zh")
          .map(tag -> new Option(tag, nameOf(tag)))
          .toList());

  /** Stands for "as it is above": the value of the wider scope. */
  public static final String INHERIT = "inherit";

  private static final String ON = "on";

  private final String label;
  private final String hint;

  @SuppressWarnings("ImmutableEnumChecker") // A copy that cannot be changed.
  private final List<Option> options;

  Setting(String label, String hint, List<Option> options) {
    this.label = label;
    this.hint = hint;
    this.options = List.copyOf(options);
  }

  /**
   * Something to choose.
   *
   * @param value what is stored
   * @param label what people read; at most 40 characters
   */
  public record Option(String value, String label) {}

  /** What people call it; at most 40 characters. */
  public String label() {
    return label;
  }

  /** What it does, and what else it takes on that platform. */
  public String hint(Platform platform) {
    return needs(platform).map(needs -> hint + " " + needs).orElse(hint);
  }

  /** What else it takes for "on" to have an effect on that platform, as far as it is something. */
  public Optional<String> needs(Platform platform) {
    return switch (this) {
      case AUTODETECT ->
          Optional.of(
              "This works only if the app may read all messages here: if nothing happens, ask"
                  + " whoever runs me.");
      case RECEIPTS ->
          platform == Platform.SLACK
              ? Optional.of(
                  "This needs the permission to add reactions: if nothing happens, ask whoever runs"
                      + " me.")
              : Optional.empty();
      case ANSWERS, LANGUAGE -> Optional.empty();
    };
  }

  /** What can be typed for it, in words. */
  public String choices() {
    Stream<String> more =
        this == LANGUAGE ? Stream.of("another language", INHERIT) : Stream.of(INHERIT);
    List<String> all = Stream.concat(options.stream().map(Option::value), more).toList();
    return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
  }

  /** What a form offers; of languages, those that are asked for most. */
  public List<Option> options() {
    return options;
  }

  /** What people call that value. */
  public String labelOf(String value) {
    return options.stream()
        .filter(option -> option.value().equals(value))
        .findFirst()
        .map(Option::label)
        .orElseGet(() -> nameOf(value));
  }

  /** The value in the form in which it is stored; empty where it is none of this setting. */
  public Optional<String> read(String typed) {
    String value = typed.strip();
    if (this == LANGUAGE) {
      return language(value).map(Locale::toLanguageTag);
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return options.stream().map(Option::value).filter(lower::equals).findFirst();
  }

  /** The setting of that name, in lower case; empty where there is none in this version. */
  public static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(name)).findFirst();
  }

  /** Its name in the store and in commands. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static boolean isOn(String value) {
    return value.equals(ON);
  }

  static String onOrOff(boolean on) {
    return on ? ON : "off";
  }

  private static Optional<Locale> language(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      boolean known =
          Arrays.stream(Locale.getAvailableLocales())
              .anyMatch(
                  other ->
                      !locale.getLanguage().isEmpty()
                          && other.getLanguage().equals(locale.getLanguage()));
      return known ? Optional.of(locale) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static String nameOf(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
  }
}
