package dev.aadsts.bot;

import dev.aadsts.bot.Config.Credentials;
import dev.aadsts.bot.Config.InvalidConfigException;
import dev.aadsts.bot.Config.Slack;
import dev.aadsts.bot.Config.Teams;
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

  private static final Set<String> OWN_KEYS =
      Set.of(
          "AADSTS_BIND",
          "AADSTS_DATA_DIR",
          "AADSTS_BASE_URL",
          "AADSTS_KB_OVERLAY",
          "AADSTS_RETENTION",
          "AADSTS_ENCRYPTION_KEY",
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
    refuseWhatIsNotBuiltYet();
    Optional<Slack> slack = slack();
    Optional<String> bindKey = text("AADSTS_BIND");
    Optional<Teams> teams = teams(slack.isEmpty() && bindKey.map(LOOPBACKS::contains).orElse(true));
    boolean platform = slack.isPresent() || teams.filter(team -> !team.devMode()).isPresent();
    String bind = bindKey.orElse(platform ? EVERYWHERE : LOOPBACK);
    if (teams.filter(Teams::devMode).isPresent() && !LOOPBACKS.contains(bind)) {
      problems.add(
          "TEAMS_DEV_MODE takes messages without any check, so it needs AADSTS_BIND=127.0.0.1;"
              + " remove it to run with credentials.");
    }
    return new Config(
        port(),
        bind,
        text("DATABASE_URL"),
        Path.of(text("AADSTS_DATA_DIR").orElse("data")),
        url("AADSTS_BASE_URL"),
        text("AADSTS_KB_OVERLAY").map(Path::of),
        retention(),
        slack,
        teams);
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

  // A setting that is accepted and then ignored would be a lie.
  private void refuseWhatIsNotBuiltYet() {
    for (String key : List.of("SLACK_APP_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")) {
      if (environment.containsKey(key)) {
        problems.add(
            key
                + ": Socket Mode and installation into many workspaces are not in this version."
                + " Remove it and set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN.");
      }
    }
    if (environment.containsKey("AADSTS_ENCRYPTION_KEY")) {
      problems.add(
          "AADSTS_ENCRYPTION_KEY: this version stores no secrets, so there is nothing to encrypt."
              + " Remove it.");
    }
  }

  private Optional<Slack> slack() {
    Optional<String> secret = text("SLACK_SIGNING_SECRET");
    Optional<String> token = text("SLACK_BOT_TOKEN");
    if (secret.isEmpty() && token.isEmpty()) {
      return Optional.empty();
    }
    if (secret.isEmpty()) {
      problems.add(
          "SLACK_SIGNING_SECRET is missing: api.slack.com > your app > Basic Information >"
              + " Signing Secret.");
    }
    if (token.isEmpty()) {
      problems.add(
          "SLACK_BOT_TOKEN is missing: api.slack.com > your app > OAuth & Permissions > Bot User"
              + " OAuth Token (xoxb-...).");
    }
    URI api = url("SLACK_API_URL").orElse(URI.create("https://slack.com/api/"));
    return Optional.of(new Slack(secret.orElse("-"), token.orElse("-"), api));
  }

  private Optional<Teams> teams(boolean devModeByDefault) {
    boolean devMode = flag("TEAMS_DEV_MODE");
    Optional<String> appId = text("MICROSOFT_APP_ID");
    Optional<String> password = text("MICROSOFT_APP_PASSWORD");
    Optional<String> tenant = text("MICROSOFT_APP_TENANT_ID");
    boolean someCredential = appId.isPresent() || password.isPresent() || tenant.isPresent();
    if (devMode && someCredential) {
      problems.add(
          "TEAMS_DEV_MODE is for running without credentials: remove it, or the MICROSOFT_APP_*"
              + " keys.");
    }
    if (!someCredential) {
      return devMode || devModeByDefault
          ? Optional.of(
              new Teams(Optional.empty(), Set.of(), cloud(), Optional.empty(), Optional.empty()))
          : Optional.empty();
    }
    String type = text("MICROSOFT_APP_TYPE").orElse("SingleTenant");
    requireTeams(appId, password, tenant, type);
    return Optional.of(
        new Teams(
            Optional.of(new Credentials(appId.orElse("-"), password.orElse("-"), tenant, type)),
            Set.copyOf(list("TEAMS_ALLOWED_TENANTS")),
            cloud(),
            url("TEAMS_OPENID_METADATA_URL"),
            url("TEAMS_LOGIN_URL")));
  }

  private void requireTeams(
      Optional<String> appId, Optional<String> password, Optional<String> tenant, String type) {
    if (appId.isEmpty()) {
      problems.add("MICROSOFT_APP_ID is missing: Azure Bot > Configuration > Microsoft App ID.");
    }
    if (password.isEmpty()) {
      problems.add(
          "MICROSOFT_APP_PASSWORD is missing: a client secret of the bot's app registration.");
    }
    if (!Set.of("SingleTenant", "MultiTenant").contains(type)) {
      problems.add("MICROSOFT_APP_TYPE must be SingleTenant or MultiTenant, not '" + type + "'.");
    }
    if (type.equals("SingleTenant") && tenant.isEmpty()) {
      problems.add(
          "MICROSOFT_APP_TENANT_ID is missing: Azure Bot > Configuration > App Tenant ID. Only a"
              + " bot with MICROSOFT_APP_TYPE=MultiTenant goes without.");
    }
  }

  private String cloud() {
    String cloud = text("TEAMS_CLOUD").orElse("public");
    if (!Set.of("public", "usgov", "dod", "china").contains(cloud)) {
      problems.add("TEAMS_CLOUD must be public, usgov, dod or china, not '" + cloud + "'.");
    }
    return cloud;
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

  private boolean flag(String key) {
    String value = text(key).orElse("false");
    if (!Set.of("true", "false").contains(value)) {
      problems.add(key + " must be true or false, not '" + value + "'.");
    }
    return value.equals("true");
  }

  private List<String> list(String key) {
    return text(key).stream()
        .flatMap(text -> List.of(text.split(",", -1)).stream())
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
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
