package dev.aadsts.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.config.Config.InvalidConfigException;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.sighting.IncidentRule;
import dev.aadsts.bot.slack.SlackSettings;
import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.teams.setup.TeamsCloud;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTest {
  private static final Map<String, String> SLACK =
      Map.of("SLACK_SIGNING_SECRET", "not-a-secret", "SLACK_BOT_TOKEN", "not-a-token");
  private static final Map<String, String> TEAMS =
      Map.of(
          "MICROSOFT_APP_ID", "00000000-0000-0000-0000-000000000001",
          "MICROSOFT_APP_PASSWORD", "not-a-password",
          "MICROSOFT_APP_TENANT_ID", "00000000-0000-0000-0000-000000000002");

  @Test
  void runsOnLoopbackInDevModeWithNothingSet() throws Exception {
    Config config = Config.from(Map.of());

    assertThat(config.bind()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(3978);
    assertThat(config.dataDir()).isEqualTo(Path.of("data"));
    assertThat(config.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(config.slack()).isEmpty();
    assertThat(config.teams()).map(TeamsSettings::devMode).hasValue(true);
  }

  @Test
  void listensEverywhereOnceAPlatformIsConfigured() throws Exception {
    assertThat(Config.from(SLACK).bind()).isEqualTo("0.0.0.0");
    assertThat(Config.from(TEAMS).bind()).isEqualTo("0.0.0.0");
  }

  @Test
  void leavesTeamsOffBesideSlackUnlessAsked() throws Exception {
    assertThat(Config.from(SLACK).teams()).isEmpty();
    assertThat(
            Config.from(with(SLACK, "TEAMS_DEV_MODE", "true", "AADSTS_BIND", "127.0.0.1")).teams())
        .isPresent();
  }

  @Test
  void leavesDevModeOffWhereOthersCanReachIt() throws Exception {
    assertThat(Config.from(Map.of("AADSTS_BIND", "0.0.0.0")).teams()).isEmpty();
  }

  @Test
  void readsEveryKey() throws Exception {
    Config config =
        Config.from(
            with(
                TEAMS,
                "PORT",
                "8080",
                "AADSTS_BIND",
                "192.0.2.1",
                "AADSTS_DATA_DIR",
                "/var/lib/aadsts",
                "DATABASE_URL",
                "postgresql://db/aadsts",
                "AADSTS_BASE_URL",
                "https://aadsts.contoso.com",
                "AADSTS_KB_OVERLAY",
                "/etc/aadsts/kb",
                "AADSTS_RETENTION",
                "P7D",
                "AADSTS_LOG_FORMAT",
                "json",
                "AADSTS_SLACK_CHANNEL_PACE",
                "1 per PT2S",
                "AADSTS_SLACK_WORKSPACE_PACE",
                "3 per PT1S",
                "AADSTS_TEAMS_THREAD_PACE",
                "4 per PT1S, 40 per PT1M",
                "AADSTS_TEAMS_TENANT_PACE",
                "5 per PT1S",
                "AADSTS_ENCRYPTION_KEY",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AADSTS_AUTODETECT",
                "on",
                "AADSTS_SAME_INCIDENT",
                "5 in PT1H",
                "AADSTS_RECEIPTS",
                "on",
                "AADSTS_ANSWERS",
                "private",
                "MICROSOFT_APP_TYPE",
                "MultiTenant",
                "TEAMS_ALLOWED_TENANTS",
                "a, b,,c",
                "TEAMS_CLOUD",
                "usgov"));

    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.bind()).isEqualTo("192.0.2.1");
    assertThat(config.dataDir()).isEqualTo(Path.of("/var/lib/aadsts"));
    assertThat(config.database()).hasValue("postgresql://db/aadsts");
    assertThat(config.baseUrl()).hasValue(URI.create("https://aadsts.contoso.com"));
    assertThat(config.overlay()).hasValue(Path.of("/etc/aadsts/kb"));
    assertThat(config.retention()).isEqualTo(Duration.ofDays(7));
    assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(config.paces())
        .isEqualTo(
            new Paces(
                Pace.of("1 per PT2S"),
                Pace.of("3 per PT1S"),
                Pace.of("4 per PT1S, 40 per PT1M"),
                Pace.of("5 per PT1S")));
    assertThat(config.sameIncident()).contains(new IncidentRule(5, Duration.ofHours(1)));
    assertThat(config.settings())
        .isEqualTo(new Settings(true, true, Settings.Answers.PRIVATE, Locale.ENGLISH));
    assertThat(config.encryption()).map(EncryptionKeys::size).hasValue(1);
    assertThat(config.toString()).doesNotContain("AAAAAAA");
    assertThat(config.teams())
        .hasValueSatisfying(
            teams -> {
              assertThat(teams.allowedTenants()).containsExactlyInAnyOrder("a", "b", "c");
              assertThat(teams.cloud()).isEqualTo(TeamsCloud.named("usgov").orElseThrow());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "AADSTS_BASEURL, https://x.test, AADSTS_BASEURL: no such setting",
    "PORT, many, PORT must be a number from 0 to 65535",
    "PORT, 70000, PORT must be a number from 0 to 65535",
    "AADSTS_BASE_URL, aadsts.contoso.com, AADSTS_BASE_URL must be an http or https URL",
    "AADSTS_API_TOKEN, hunter2, AADSTS_API_TOKEN must have 16 characters or more",
    "AADSTS_METRICS_TOKEN, hunter2, AADSTS_METRICS_TOKEN must have 16 characters or more",
    "AADSTS_RATE_LIMIT, -1, AADSTS_RATE_LIMIT is the number of requests a minute",
    "AADSTS_TRUSTED_PROXIES, '10.0.0.1, proxy', 'AADSTS_TRUSTED_PROXIES has ''proxy'', which is no"
        + " address'",
    "AADSTS_RETENTION, 30 days, AADSTS_RETENTION must be a duration such as P30D",
    "AADSTS_RETENTION, -P1D, AADSTS_RETENTION must be a duration such as P30D",
    "AADSTS_LOG_FORMAT, xml, AADSTS_LOG_FORMAT is text or json",
    "AADSTS_SLACK_CHANNEL_PACE, fast, AADSTS_SLACK_CHANNEL_PACE must say how many messages",
    "AADSTS_TEAMS_TENANT_PACE, 0 per PT1S, 'in what time, such as ''30 per PT1S'', not ''0 per'",
    "AADSTS_AUTODETECT, yes, 'AADSTS_AUTODETECT is off or on, not'",
    "AADSTS_RECEIPTS, 1, 'AADSTS_RECEIPTS is off or on'",
    "AADSTS_SAME_INCIDENT, often, AADSTS_SAME_INCIDENT says how many people in what time",
    "AADSTS_SAME_INCIDENT, 1 in PT15M, 'needs 2 to 20 people, not 1'",
    "AADSTS_ANSWERS, secret, 'AADSTS_ANSWERS is public or private'",
    "TEAMS_DEV_MODE, yes, TEAMS_DEV_MODE is true or false",
    "TEAMS_CLOUD, mars, 'TEAMS_CLOUD is public, usgov, dod or china'",
    "SLACK_BOT_TOKEN, x, SLACK_SIGNING_SECRET is missing",
    "SLACK_SIGNING_SECRET, x, SLACK_BOT_TOKEN is missing",
    "MICROSOFT_APP_ID, x, MICROSOFT_APP_PASSWORD is missing",
    "MICROSOFT_APP_PASSWORD, x, MICROSOFT_APP_ID is missing",
    "SLACK_APP_TOKEN, xapp-x, SLACK_BOT_TOKEN is missing",
    "SLACK_CLIENT_ID, 0.0, SLACK_CLIENT_SECRET is missing",
    "SLACK_CLIENT_SECRET, x, SLACK_CLIENT_ID is missing",
    "SLACK_ALLOWED_WORKSPACES, T0123ABCD, SLACK_ALLOWED_WORKSPACES is for many workspaces",
    "AADSTS_ENCRYPTION_KEY, hunter2!, AADSTS_ENCRYPTION_KEY is not base64: give it the output of",
    "AADSTS_ENCRYPTION_KEY, aHVudGVyMg==, AADSTS_ENCRYPTION_KEY has a key of 7 bytes instead of 32",
  })
  void refusesToStartAndNamesTheFix(String key, String value, String problem) {
    var environment = new HashMap<>(Map.of(key, value));
    if (key.equals("TEAMS_CLOUD")) {
      environment.putAll(TEAMS);
    }

    assertThatThrownBy(() -> Config.from(environment))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void needsAKeyForTheTokensOfManyWorkspacesAndNoTokenOfOne() throws Exception {
    var many =
        Map.of(
            "SLACK_SIGNING_SECRET", "not-a-secret",
            "SLACK_CLIENT_ID", "0.0",
            "SLACK_CLIENT_SECRET", "not-a-client-secret");
    var complete =
        with(many, "AADSTS_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    assertThat(Config.from(complete).slack().orElseThrow().keys()).isPresent();
    assertThat(Config.from(complete).toString()).doesNotContain("not-a-client-secret");
    assertThat(
            Config.from(with(complete, "SLACK_ALLOWED_WORKSPACES", "T0CONTOSO, E0GRID"))
                .slack()
                .flatMap(SlackSettings::keys)
                .map(AppKeys::allowed))
        .hasValue(Set.of("T0CONTOSO", "E0GRID"));
    assertThatThrownBy(
            () -> Config.from(with(complete, "SLACK_ALLOWED_WORKSPACES", "contoso.slack.com")))
        .hasMessageContaining("'contoso.slack.com' is no id of a workspace");
    assertThatThrownBy(() -> Config.from(many))
        .hasMessageContaining("AADSTS_ENCRYPTION_KEY is missing");
    assertThatThrownBy(() -> Config.from(with(complete, "SLACK_BOT_TOKEN", "xoxb-1")))
        .hasMessageContaining("set the one or the others");
  }

  @Test
  void connectsToSlackWithTwoTokensAlone() throws Exception {
    Config config =
        Config.from(Map.of("SLACK_APP_TOKEN", "xapp-fake", "SLACK_BOT_TOKEN", "xoxb-fake"));

    assertThat(config.slack().orElseThrow().signingSecret()).isEmpty();
    assertThat(config.toString()).doesNotContain("fake");
  }

  @Test
  void refusesABlankSecret() {
    assertThatThrownBy(() -> Config.from(with(SLACK, "SLACK_SIGNING_SECRET", "  ")))
        .hasMessageContaining("SLACK_SIGNING_SECRET is set but blank");
  }

  @Test
  void refusesASingleTenantBotWithoutItsTenant() {
    var environment = new HashMap<>(TEAMS);
    environment.remove("MICROSOFT_APP_TENANT_ID");

    assertThatThrownBy(() -> Config.from(environment))
        .hasMessageContaining("MICROSOFT_APP_TENANT_ID is missing");
  }

  @Test
  void refusesDevModeWhereOthersCanReachIt() {
    assertThatThrownBy(
            () -> Config.from(Map.of("TEAMS_DEV_MODE", "true", "AADSTS_BIND", "0.0.0.0")))
        .hasMessageContaining("set AADSTS_BIND to 127.0.0.1");
    assertThatThrownBy(() -> Config.from(with(SLACK, "TEAMS_DEV_MODE", "true")))
        .hasMessageContaining("set AADSTS_BIND to 127.0.0.1");
  }

  @Test
  void refusesDevModeBesideCredentials() {
    assertThatThrownBy(
            () -> Config.from(with(TEAMS, "TEAMS_DEV_MODE", "true", "AADSTS_BIND", "127.0.0.1")))
        .hasMessageContaining("TEAMS_DEV_MODE lets in whoever is on this machine");
  }

  @Test
  void saysEveryProblemAtOnce() {
    assertThatThrownBy(
            () -> Config.from(Map.of("PORT", "x", "AADSTS_RETENTION", "y", "AADSTS_Z", "z")))
        .hasMessageContainingAll("PORT", "AADSTS_RETENTION", "AADSTS_Z");
  }

  @Test
  void neverShowsASecret() throws Exception {
    String shown = Config.from(with(SLACK, TEAMS)).toString();

    assertThat(shown).doesNotContain("not-a-secret", "not-a-token", "not-a-password");
  }

  private static Map<String, String> with(Map<String, String> base, String... more) {
    var all = new HashMap<>(base);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private static Map<String, String> with(Map<String, String> base, Map<String, String> more) {
    var all = new HashMap<>(base);
    all.putAll(more);
    return all;
  }
}
