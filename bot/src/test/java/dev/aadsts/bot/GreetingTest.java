package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.Config.InvalidConfigException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GreetingTest {
  private static final Map<String, String> TEAMS =
      Map.of(
          "MICROSOFT_APP_ID", "00000000-0000-4000-8000-000000000001",
          "MICROSOFT_APP_PASSWORD", "not-a-real-secret",
          "MICROSOFT_APP_TENANT_ID", "00000000-0000-4000-8000-000000000002");

  private static final Map<String, String> SLACK =
      Map.of("SLACK_BOT_TOKEN", "xoxb-not-real", "SLACK_SIGNING_SECRET", "not-a-real-secret");

  @Test
  void saysWhereThePlaygroundFindsTheBot() throws InvalidConfigException {
    assertThat(Greeting.of(Config.from(Map.of("TEAMS_DEV_MODE", "true")), 3978))
        .contains("Teams     dev mode", "http://127.0.0.1:3978/api/messages");
  }

  @Test
  void saysWhatToEnterAsMessagingEndpoint() throws InvalidConfigException {
    var keys = new HashMap<>(TEAMS);
    keys.put("AADSTS_BASE_URL", "https://aadsts.contoso.com");

    assertThat(Greeting.of(Config.from(keys), 3978))
        .contains("Teams     messaging endpoint https://aadsts.contoso.com/api/messages");
  }

  @Test
  void saysWhatIsMissingForTheEndpoint() throws InvalidConfigException {
    assertThat(Greeting.of(Config.from(TEAMS), 3978))
        .contains("Teams     http://localhost:3978/api/messages; set AADSTS_BASE_URL");
  }

  @Test
  void namesNoAddressWhereSlackComesOverSockets() throws InvalidConfigException {
    assertThat(
            slack(Map.of("SLACK_BOT_TOKEN", "xoxb-not-real", "SLACK_APP_TOKEN", "xapp-not-real")))
        .isEqualTo("Socket Mode, without a public address");
  }

  @Test
  void saysWhereSlackIsToSendTo() throws InvalidConfigException {
    var keys = new HashMap<>(SLACK);
    assertThat(slack(keys))
        .isEqualTo("http://localhost:3978/slack/events; set AADSTS_BASE_URL to its public address");

    keys.put("AADSTS_BASE_URL", "https://aadsts.contoso.com");
    assertThat(slack(keys)).isEqualTo("request URL https://aadsts.contoso.com/slack/events");
    keys.put("SLACK_APP_TOKEN", "xapp-not-real");
    assertThat(slack(keys))
        .isEqualTo("request URL https://aadsts.contoso.com/slack/events, and Socket Mode");
  }

  @Test
  void saysWhereManyWorkspacesInstallIt() throws InvalidConfigException {
    var keys =
        new HashMap<>(
            Map.of(
                "SLACK_APP_TOKEN", "xapp-not-real",
                "SLACK_CLIENT_ID", "1.2",
                "SLACK_CLIENT_SECRET", "not-a-real-secret",
                "AADSTS_ENCRYPTION_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "AADSTS_BASE_URL", "https://aadsts.contoso.com"));

    assertThat(slack(keys))
        .isEqualTo("Socket Mode; installed at https://aadsts.contoso.com/slack/install");
  }

  @Test
  void keepsThePathThatAProxyTakesAway() throws InvalidConfigException {
    var keys = new HashMap<>(SLACK);
    keys.putAll(TEAMS);
    keys.put("AADSTS_BASE_URL", "https://contoso.com/aadsts");

    assertThat(Greeting.of(Config.from(keys), 3978))
        .contains(
            "request URL https://contoso.com/aadsts/slack/events",
            "messaging endpoint https://contoso.com/aadsts/api/messages");
  }

  private static String slack(Map<String, String> keys) throws InvalidConfigException {
    return Greeting.of(Config.from(keys), 3978)
        .lines()
        .filter(line -> line.startsWith("  Slack "))
        .findFirst()
        .orElseThrow()
        .substring("  Slack     ".length());
  }

  @Test
  void namesBothWaysIntoSlack() throws InvalidConfigException {
    assertThat(Greeting.of(Config.from(Map.of()), 3978))
        .contains("off; set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN)");
  }
}
