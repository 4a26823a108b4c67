package dev.aadsts.bot.slack.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.health.Remark.Grade;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.SlackWorld;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckupTest {
  @TempDir private Path folder;

  @Test
  void findsNothingToMendWhereNothingIsWrong() {
    try (var world = SlackWorld.in(folder)) {
      List<Remark> remarks = world.edge().examine(Optional.empty());

      assertThat(remarks)
          .extracting(Remark::what, Remark::grade)
          .containsExactly(
              tuple("slack", Grade.FINE),
              tuple("slack scopes", Grade.FINE),
              tuple("slack clock", Grade.FINE),
              tuple("slack address", Grade.NOTE));
      assertThat(words(remarks))
          .contains("signed in to Contoso", "left out: channels:history (to detect errors")
          .contains("agrees with Slack's")
          .contains("AADSTS_BASE_URL is not set");
    }
  }

  @Test
  void namesEachMissingScopeAndWhatItIsFor() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().granted("commands", "chat:write", "channels:history", "users:read.email");

      List<Remark> remarks = world.edge().examine(Optional.empty());

      assertThat(remarks)
          .contains(
              Remark.broken(
                  "slack scopes",
                  "missing: app_mentions:read (to read what mentions the bot), im:history (to read"
                      + " what somebody writes to the bot alone). Add them under OAuth &"
                      + " Permissions and install the app again."))
          .contains(
              Remark.note(
                  "slack scopes",
                  "more than the bot ever uses, better taken away: users:read.email"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, FINE, agrees", "20, FINE, agrees", "90, NOTE, time service", "301, BROKEN, Set"})
  void comparesTheClocks(long seconds, Grade grade, String words) {
    try (var world = SlackWorld.in(folder)) {
      for (long apart : List.of(seconds, -seconds)) {
        world.slack().itIs(Instant.now().plusSeconds(apart + Long.signum(apart)));

        assertThat(world.edge().examine(Optional.empty()))
            .filteredOn(remark -> remark.what().equals("slack clock"))
            .singleElement()
            .satisfies(
                remark -> {
                  assertThat(remark.grade()).isEqualTo(grade);
                  assertThat(remark.words()).contains(words);
                });
      }
    }
  }

  @Test
  void saysWhatToDoAboutATokenThatIsRefused() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("auth.test", new Failure.Refusal("token_revoked", List.of()));

      assertThat(world.edge().examine(Optional.empty()))
          .contains(
              Remark.broken(
                  "slack",
                  "Slack refuses the bot token: token_revoked. The app was removed from the"
                      + " workspace: install it again."));
    }
  }

  @Test
  void asksForASocketWhereSlackComesOverSockets() {
    try (var world = SlackWorld.overSockets(folder)) {
      assertThat(world.edge().examine(Optional.empty()))
          .contains(Remark.fine("slack socket", "Slack gives us sockets"))
          .noneMatch(remark -> remark.what().equals("slack address"));

      world.edge().stopReceiving();
      for (int i = 0; i < 3; i++) { // One that is just being opened may take one of them.
        world.slack().fail("apps.connections.open", new Failure.Refusal("invalid_auth", List.of()));
      }

      assertThat(world.edge().examine(Optional.empty()))
          .filteredOn(remark -> remark.what().equals("slack socket"))
          .singleElement()
          .satisfies(
              remark -> assertThat(remark.words()).startsWith("Slack refuses SLACK_APP_TOKEN"));
    }
  }

  @Test
  void looksAtEachOfManyInstallations() {
    try (var world = SlackWorld.ofMany(folder)) {
      assertThat(world.edge().examine(Optional.empty()))
          .contains(
              Remark.note(
                  "slack installs",
                  "nobody has installed it yet: /slack/install is where to begin"));
    }
  }

  @Test
  void triesWhetherOurOwnAddressLeadsToABot() {
    try (var world = SlackWorld.in(folder)) {
      URI own = URI.create("http://127.0.0.1:" + world.port() + "/slack/events");

      assertThat(AddressCheck.ask(own).grade()).isEqualTo(Grade.FINE);
    }
  }

  @Test
  void saysWhereOurAddressLeadsElsewhereOrNowhere() {
    URI address;
    try (var other =
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO),
            List.of(
                Route.post("/slack/events", 1000, request -> HttpResponse.text(200, "hello"))))) {
      address = URI.create("http://127.0.0.1:" + other.port() + "/slack/events");
      assertThat(AddressCheck.ask(address).grade()).isEqualTo(Grade.BROKEN);
      assertThat(AddressCheck.ask(address).words()).contains("answers 200 instead of 401");
    }

    assertThat(AddressCheck.ask(address).words()).contains("Nobody answers at");
    assertThat(AddressCheck.look(Optional.of(address)).words()).contains("is not https");
  }

  @Test
  void looksBehindAProxyThatTakesAPathAway() {
    assertThat(AddressCheck.look(Optional.of(URI.create("http://contoso.com/aadsts"))).words())
        .startsWith("http://contoso.com/aadsts/slack/events is not https");
  }

  private static String words(List<Remark> remarks) {
    return String.join("\n", remarks.stream().map(Remark::words).toList());
  }
}
