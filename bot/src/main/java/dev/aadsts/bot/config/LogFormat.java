package dev.aadsts.bot.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the log is written. */
public enum LogFormat {
  /** A line for people. */
  TEXT,
  /** A line of JSON. */
  JSON;

  static final String KEY = "AADSTS_LOG_FORMAT";

  static Optional<LogFormat> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "text" -> Optional.of(TEXT);
      case "json" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }

  /** What the first lines are written in, before anybody has read the configuration. */
  public static LogFormat ofEnvironment(Map<String, String> environment) {
    return named(environment.getOrDefault(KEY, "")).orElse(TEXT);
  }
}
