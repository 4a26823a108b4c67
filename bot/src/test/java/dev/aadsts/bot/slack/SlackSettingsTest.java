package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.slack.socket.SocketPace;
import java.util.Optional;
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
    assertThatThrownBy(() -> SlackSettings.of("secret", "xoxb-1").at("slack.com"))
        .hasMessageContaining("SLACK_API_URL must start with https://");
  }

  @Test
  void showsNoSecret() {
    assertThat(SlackSettings.of("hush", "xoxb-quiet").at("http://localhost:4000/api"))
        .hasToString("SlackSettings[apiUrl=http://localhost:4000/api/]");
  }

  @Test
  void needsAWayInAndAWayToSignIn() {
    assertThatThrownBy(
            () ->
                new SlackSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("xoxb-1"),
                    Optional.empty(),
                    SlackSettings.API_URL,
                    SocketPace.NORMAL))
        .hasMessageContaining("SLACK_SIGNING_SECRET is missing")
        .hasMessageContaining("SLACK_APP_TOKEN");
    assertThatThrownBy(
            () ->
                new SlackSettings(
                    Optional.empty(),
                    Optional.of("xapp-1"),
                    Optional.empty(),
                    Optional.empty(),
                    SlackSettings.API_URL,
                    SocketPace.NORMAL))
        .hasMessageContaining("SLACK_BOT_TOKEN is missing");
  }

  @Test
  void tellsTokensApartThatWereMixedUp() {
    assertThatThrownBy(() -> SlackSettings.overSockets("xoxb-1", "xoxb-1"))
        .hasMessageContaining("SLACK_APP_TOKEN must be an app-level token (xapp-...)");
    assertThatThrownBy(() -> SlackSettings.overSockets("xapp-1", "xapp-1"))
        .hasMessageContaining("SLACK_BOT_TOKEN must be a bot token (xoxb-...)");
  }
}
