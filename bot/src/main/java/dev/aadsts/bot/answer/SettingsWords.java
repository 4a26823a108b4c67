package dev.aadsts.bot.answer;

import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what stands behind {@code settings}: {@code [here|everywhere] NAME VALUE}. */
final class SettingsWords {
  // People type a colon or an equals sign between a name and its value.
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s:=]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Set<String> WIDE = Set.of("everywhere", "workspace", "tenant");
  private static final Set<String> NARROW = Set.of("here", "channel", "chat");

  private SettingsWords() {}

  /**
   * What they ask for; a sentence that merely begins like that is explained.
   *
   * @param text all that was typed
   * @param rest what of it stands behind the first word
   */
  static Request read(String text, String rest) {
    var words =
        new ArrayList<>(
            BETWEEN
                .splitAsStream(rest.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList());
    boolean wide = takeScope(words);
    if (words.isEmpty()) {
      return new Request.ShowSettings();
    }
    Optional<Setting> setting = Setting.named(words.getFirst());
    List<String> values = words.subList(1, words.size());
    if (setting.isEmpty()) {
      return values.size() > 1
          ? new Request.Explain(text)
          : new Request.MisreadSettings(setting, words.getFirst());
    }
    String value = String.join(" ", values);
    return isValue(setting.get(), value)
        ? new Request.ChangeSettings(wide ? Scope.WORKSPACE : Scope.CHANNEL, setting.get(), value)
        : new Request.MisreadSettings(setting, value);
  }

  // In front or behind: "everywhere answers private", "answers private everywhere".
  private static boolean takeScope(List<String> words) {
    for (String at :
        words.isEmpty() ? List.<String>of() : List.of(words.getFirst(), words.getLast())) {
      if (WIDE.contains(at) || NARROW.contains(at)) {
        words.remove(at);
        return WIDE.contains(at);
      }
    }
    return false;
  }

  private static boolean isValue(Setting setting, String value) {
    return value.equals(Setting.INHERIT) || setting.read(value).isPresent();
  }
}
