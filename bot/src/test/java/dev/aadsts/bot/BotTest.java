package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.Config.InvalidConfigException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BotTest {
  private static final URI LOCAL = URI.create("http://localhost:3978");
  private static final Map<String, String> SLACK =
      Map.of("SLACK_BOT_TOKEN", "xoxb-not-real", "SLACK_APP_TOKEN", "xapp-not-real");
  private static final Map<String, String> TEAMS =
      Map.of(
          "MICROSOFT_APP_ID", "00000000-0000-4000-8000-000000000001",
          "MICROSOFT_APP_PASSWORD", "not-a-real-secret",
          "MICROSOFT_APP_TENANT_ID", "00000000-0000-4000-8000-000000000002");

  @Test
  void leadsToThisMachineWhereNobodyElseReadsTheAnswers() throws InvalidConfigException {
    assertThat(guides(Map.of())).contains(LOCAL);
    assertThat(guides(Map.of("TEAMS_DEV_MODE", "true"))).contains(LOCAL);
    assertThat(guides(Map.of("AADSTS_BIND", "::1"))).contains(LOCAL);
  }

  @Test
  void leadsNobodyOfAPlatformToTheirOwnMachine() throws InvalidConfigException {
    assertThat(guides(with(SLACK, "AADSTS_BIND", "127.0.0.1"))).isEmpty();
    assertThat(guides(with(TEAMS, "AADSTS_BIND", "127.0.0.1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
  void leadsNobodyToTheirOwnMachineWhereOthersReachThePages(String bind)
      throws InvalidConfigException {
    assertThat(guides(Map.of("AADSTS_BIND", bind))).isEmpty();
  }

  @Test
  void leadsToThePublicAddressWhereThereIsOne() throws InvalidConfigException {
    assertThat(guides(with(SLACK, "AADSTS_BASE_URL", "https://aadsts.contoso.com")))
        .contains(URI.create("https://aadsts.contoso.com"));
  }

  private static Optional<URI> guides(Map<String, String> keys) throws InvalidConfigException {
    return Bot.guides(Config.from(keys), LOCAL);
  }

  private static Map<String, String> with(Map<String, String> keys, String key, String value) {
    var more = new HashMap<>(keys);
    more.put(key, value);
    return more;
  }
}
