package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackSettings.API_URL;
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
    assertThatThrownBy(() -> GivenSettings.signed(blank, "xoxb-1", API_URL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SLACK_SIGNING_SECRET is blank")
        .hasMessageContaining("https://api.slack.com/apps");
  }

  @Test
  void refusesABlankToken() {
    assertThatThrownBy(() -> GivenSettings.signed("secret", " ", API_URL))
        .hasMessageContaining("SLACK_BOT_TOKEN is blank");
  }

  @Test
  void refusesAnApiThatIsNoAddress() {
    assertThatThrownBy(() -> GivenSettings.signed("secret", "xoxb-1", "slack.com"))
        .hasMessageContaining("SLACK_API_URL must start with https://");
  }

  @Test
  void showsNoSecret() {
    assertThat(GivenSettings.signed("hush", "xoxb-quiet", "http://localhost:4000/api"))
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
                    API_URL,
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
                    API_URL,
                    SocketPace.NORMAL))
        .hasMessageContaining("SLACK_BOT_TOKEN is missing");
  }

  @Test
  void tellsTokensApartThatWereMixedUp() {
    assertThatThrownBy(() -> GivenSettings.overSockets("xoxb-1", "xoxb-1", API_URL))
        .hasMessageContaining("SLACK_APP_TOKEN must be an app-level token (xapp-...)");
    assertThatThrownBy(() -> GivenSettings.overSockets("xapp-1", "xapp-1", API_URL))
        .hasMessageContaining("SLACK_BOT_TOKEN must be a bot token (xoxb-...)");
  }
}
