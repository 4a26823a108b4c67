package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void refusesABlankSigningSecretAndSaysWhereItIs(String blank) {
    assertThatThrownBy(() -> SlackSettings.of(blank, "xoxb-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SLACK_SIGNING_SECRET is blank")
        .hasMessageContaining("https://api.slack.com/apps");
  }

  @Test
  void refusesABlankToken() {
    assertThatThrownBy(() -> SlackSettings.of("secret", " "))
        .hasMessageContaining("SLACK_BOT_TOKEN is blank");
  }

  @Test
  void refusesAnApiThatIsNoAddress() {
    assertThatThrownBy(() -> new SlackSettings("secret", "xoxb-1", "slack.com"))
        .hasMessageContaining("SLACK_API_URL must start with https://");
  }

  @Test
  void showsNoSecret() {
    assertThat(new SlackSettings("hush", "xoxb-quiet", "http://localhost:4000/api"))
        .hasToString("SlackSettings[apiUrl=http://localhost:4000/api/]");
  }
}
