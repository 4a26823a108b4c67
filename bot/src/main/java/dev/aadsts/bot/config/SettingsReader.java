package dev.aadsts.bot.config;

import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what counts in channels and workspaces where nobody has set anything. */
final class SettingsReader {
  private static final Map<Setting, String> KEYS =
      Map.of(
          Setting.AUTODETECT, "AADSTS_AUTODETECT",
          Setting.RECEIPTS, "AADSTS_RECEIPTS",
          Setting.ANSWERS, "AADSTS_ANSWERS");

  private final Function<String, Optional<String>> text;
  private final Consumer<String> problems;

  SettingsReader(Function<String, Optional<String>> text, Consumer<String> problems) {
    this.text = text;
    this.problems = problems;
  }

  Settings read() {
    Settings settings = Settings.DEFAULT;
    for (Setting setting : Setting.values()) {
      Optional<String> value = Optional.ofNullable(KEYS.get(setting)).flatMap(text);
      value
          .filter(given -> setting.read(given).isEmpty())
          .ifPresent(given -> problems.accept(complaint(setting, given)));
      settings = value.isPresent() ? settings.with(setting, value.get()) : settings;
    }
    return settings;
  }

  private static String complaint(Setting setting, String given) {
    String choices =
        setting.options().stream().map(Setting.Option::value).collect(Collectors.joining(" or "));
    return "%s is %s, not '%s'.".formatted(KEYS.get(setting), choices, given);
  }
}
