package dev.aadsts.bot.config;

import dev.aadsts.bot.config.Config.InvalidConfigException;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.sighting.IncidentRule;
import dev.aadsts.bot.slack.SlackEdge;
import dev.aadsts.bot.slack.SlackSettings;
import dev.aadsts.bot.teams.TeamsEdge;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link Config}, and gathers what is wrong with it. */
final class ConfigReader {
  private static final int DEFAULT_PORT = 3978;
  private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);
  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> LOOPBACKS = Set.of(LOOPBACK, "localhost", "::1");
  private static final String EVERYWHERE = "0.0.0.0";

  private static final String SAME_INCIDENT = "AADSTS_SAME_INCIDENT";

  private static final Set<String> OWN_KEYS =
      Set.of(
          "AADSTS_BIND",
          "AADSTS_DATA_DIR",
          "AADSTS_BASE_URL",
          "AADSTS_KB_OVERLAY",
          "AADSTS_RETENTION",
          "AADSTS_ENCRYPTION_KEY",
          LogFormat.KEY,
          "AADSTS_SLACK_CHANNEL_PACE",
          "AADSTS_SLACK_WORKSPACE_PACE",
          "AADSTS_TEAMS_THREAD_PACE",
          "AADSTS_TEAMS_TENANT_PACE",
          "AADSTS_API_TOKEN",
          "AADSTS_METRICS_TOKEN",
          "AADSTS_RATE_LIMIT",
          "AADSTS_TRUSTED_PROXIES",
          "AADSTS_AUTODETECT",
          "AADSTS_RECEIPTS",
          "AADSTS_ANSWERS",
          SAME_INCIDENT,
          // Read by the launcher only.
          "AADSTS_JAVA_OPTS");
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The configuration, if there is nothing wrong with it. */
  Config read() throws InvalidConfigException {
    Config config = config();
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return config;
  }

  private Config config() {
    refuseUnknownKeys();
    Optional<EncryptionKeys> encryption = encryption();
    Optional<SlackSettings> slack =
        new SlackReader(this::text, this::url, problems::add).read(encryption.isPresent());
    Optional<String> bindKey = text("AADSTS_BIND");
    Optional<TeamsSettings> teams =
        teams(slack.isEmpty() && bindKey.map(LOOPBACKS::contains).orElse(true));
    boolean platform =
        slack.isPresent() || teams.filter(settings -> !settings.devMode()).isPresent();
    String bind = bindKey.orElse(platform ? EVERYWHERE : LOOPBACK);
    teams.ifPresent(settings -> requireSafeBind(settings, bind));
    return new Config(
        port(),
        bind,
        text("DATABASE_URL"),
        Path.of(text("AADSTS_DATA_DIR").orElse("data")),
        url("AADSTS_BASE_URL"),
        text("AADSTS_KB_OVERLAY").map(Path::of),
        retention(),
        paces(),
        logFormat(),
        encryption,
        new WebAccessReader(this::text, problems::add).read(),
        new SettingsReader(this::text, problems::add).read(),
        sameIncident(),
        slack,
        teams);
  }

  private void requireSafeBind(TeamsSettings teams, String bind) {
    try {
      teams.requireSafeBind(bind);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void refuseUnknownKeys() {
    environment.keySet().stream()
        .filter(key -> key.startsWith("AADSTS_") && !OWN_KEYS.contains(key))
        .sorted()
        .forEach(
            key ->
                problems.add(
                    "%s: no such setting. Did you mean one of %s?"
                        .formatted(key, String.join(", ", OWN_KEYS.stream().sorted().toList()))));
  }

  private Optional<EncryptionKeys> encryption() {
    try {
      return text("AADSTS_ENCRYPTION_KEY").map(EncryptionKeys::parse);
    } catch (IllegalArgumentException e) {
      problems.add(
          "AADSTS_ENCRYPTION_KEY "
              + e.getMessage()
              + ": give it the output of `openssl rand -base64 32`, or several of these, newest"
              + " first, separated by commas.");
      return Optional.empty();
    }
  }

  private Optional<TeamsSettings> teams(boolean devModeByDefault) {
    try {
      return TeamsSettings.from(environment)
          .or(
              () ->
                  devModeByDefault && !environment.containsKey("TEAMS_DEV_MODE")
                      ? Optional.of(TeamsSettings.forDevelopment())
                      : Optional.empty());
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private int port() {
    String port = text("PORT").orElse(Integer.toString(DEFAULT_PORT));
    try {
      int number = Integer.parseInt(port);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    problems.add("PORT must be a number from 0 to 65535, not '" + port + "'.");
    return DEFAULT_PORT;
  }

  private Duration retention() {
    Optional<String> retention = text("AADSTS_RETENTION");
    if (retention.isEmpty()) {
      return DEFAULT_RETENTION;
    }
    try {
      Duration duration = Duration.parse(retention.get());
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Reported below, like a negative one.
    }
    problems.add(
        "AADSTS_RETENTION must be a duration such as P30D or PT12H, not '"
            + retention.get()
            + "'.");
    return DEFAULT_RETENTION;
  }

  private Optional<IncidentRule> sameIncident() {
    String written = text(SAME_INCIDENT).orElseGet(IncidentRule.USUAL::toString);
    if (written.equals("off")) {
      return Optional.empty();
    }
    try {
      return Optional.of(IncidentRule.of(written));
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s says how many people in what time, such as '%s', or off; '%s' %s."
              .formatted(SAME_INCIDENT, IncidentRule.USUAL, written, e.getMessage()));
      return Optional.empty();
    }
  }

  private LogFormat logFormat() {
    String name = text(LogFormat.KEY).orElse("text");
    Optional<LogFormat> format = LogFormat.named(name);
    if (format.isEmpty()) {
      problems.add("AADSTS_LOG_FORMAT is text or json, not '" + name + "'.");
    }
    return format.orElse(LogFormat.TEXT);
  }

  private Paces paces() {
    return new Paces(
        pace("AADSTS_SLACK_CHANNEL_PACE", SlackEdge.CHANNEL_PACE),
        pace("AADSTS_SLACK_WORKSPACE_PACE", SlackEdge.WORKSPACE_PACE),
        pace("AADSTS_TEAMS_THREAD_PACE", TeamsEdge.THREAD_PACE),
        pace("AADSTS_TEAMS_TENANT_PACE", TeamsEdge.TENANT_PACE));
  }

  private Pace pace(String key, Pace usual) {
    Optional<String> pace = text(key);
    try {
      return pace.map(Pace::of).orElse(usual);
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s must say how many messages in what time, such as '%s', not '%s'."
              .formatted(key, usual, pace.orElseThrow()));
      return usual;
    }
  }

  private Optional<URI> url(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var url = new URI(text.get());
      if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // Reported below, like a URL without a host.
    }
    problems.add(key + " must be an http or https URL.");
    return Optional.empty();
  }

  // A blank value is a mistake, most often a variable that was not set where it was expected.
  private Optional<String> text(String key) {
    String value = environment.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isBlank()) {
      problems.add(key + " is set but blank: give it a value or remove it.");
      return Optional.empty();
    }
    return Optional.of(value.strip());
  }
}
