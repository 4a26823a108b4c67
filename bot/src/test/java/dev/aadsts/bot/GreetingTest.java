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
  void namesBothWaysIntoSlack() throws InvalidConfigException {
    assertThat(Greeting.of(Config.from(Map.of()), 3978))
        .contains("off; set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN)");
  }
}
