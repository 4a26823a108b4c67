package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.slack.api.app_backend.SlackSignature;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class SlackEndpointTest {
  private static final Requests.Sent COMMAND =
      Requests.command(Map.of("text", "secretpaste 50105"));

  @TempDir private Path folder;

  @Test
  void answersTheChallengeOfASignedVerification() {
    try (var world = SlackWorld.in(folder)) {
      var answer = world.transport().post(Requests.event("url_verification", event -> {}));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    }
  }

  @Test
  void answersASignedCertificateCheck() {
    try (var world = SlackWorld.in(folder)) {
      var answer =
          world.transport().post(new Requests.Sent(Requests.FORM_TYPE, "ssl_check=1&token=x"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(world.pending()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-290, 290})
  void takesWhatWasSignedAFewMinutesOff(long seconds) {
    try (var world = SlackWorld.in(folder)) {
      assertThat(world.transport().post(COMMAND, Duration.ofSeconds(seconds)).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void refusesWhatSomebodySignedWithTheSecretThatBoltPutsInPlaceOfABlankOne() {
    try (var world = SlackWorld.in(folder)) {
      String timestamp = Long.toString(System.currentTimeMillis() / 1000);
      String forged = new SlackSignature.Generator("---").generate(timestamp, COMMAND.body());
      var headers =
          Map.of(
              "Content-Type", COMMAND.contentType(),
              "X-Slack-Request-Timestamp", timestamp,
              "X-Slack-Signature", forged);

      refused(world, world.transport().post(COMMAND.body().getBytes(UTF_8), headers), 401);
    }
  }

  @Test
  void answersACommandWithAPasteOfAlmostAMegabyte() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("AADSTS50105 " + "x ".repeat(250_000));

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1]",
        "null",
        "\"text\"",
        "",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\"}}",
        "{\"type\":\"event_callback\",\"team_id\":{},\"event\":{\"type\":\"app_mention\",\"channel\":\"C\",\"ts\":\"1\",\"user\":[1]}}",
      })
  void refusesSignedJsonThatIsNoEvent(String body) {
    try (var world = SlackWorld.in(folder)) {
      refused(world, world.transport().post(new Requests.Sent(Requests.JSON_TYPE, body)), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"payload=%7B", "payload=", "payload=%5B1%5D", "payload=%zz"})
  void refusesASignedFormThatIsNoInteraction(String body) {
    try (var world = SlackWorld.in(folder)) {
      refused(world, world.transport().post(new Requests.Sent(Requests.FORM_TYPE, body)), 400);
    }
  }

  @Test
  void saysWhereSlackHoldsEventsBack() {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      var answer =
          world
              .transport()
              .post(
                  json(
                      "{\"type\":\"app_rate_limited\",\"team_id\":\"T0CONTOSO\",\"minute_rate_limited\":1518467820,"
                          + "\"api_app_id\":\"A0AADSTS\"}"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(logs.lines())
          .anyMatch(line -> line.startsWith("WARN Slack holds back events of workspace T0CONTOSO"));
    }
  }

  @Test
  void quietlyIgnoresSignedKindsThatItHasNoUseFor() {
    var logged = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    logged.start();
    root.addAppender(logged);
    try (var world = SlackWorld.in(folder)) {
      var kinds =
          List.of(
              world.transport().post(json("{\"type\":\"hello\",\"text\":\"secretpaste\"}")),
              world
                  .transport()
                  .post(
                      json(
                          "{\"type\":\"event_callback\",\"event\":{\"type\":\"team_join\",\"text\":\"secretpaste\"}}")),
              world
                  .transport()
                  .post(
                      form(
                          "payload=%7B%22type%22%3A%22shortcut%22%2C%22text%22%3A%22secretpaste%22%7D")),
              world.transport().post(form("text=secretpaste")));

      assertThat(kinds).extracting(HttpResponse::statusCode).containsExactly(200, 200, 404, 404);
      assertThat(kinds).extracting(HttpResponse::body).containsOnly("");
      assertThat(world.pending()).isZero();
      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .noneMatch(line -> line.contains("secretpaste"));
    } finally {
      root.detachAppender(logged);
    }
  }

  @Test
  void answersAMentionWithBlocksThatAreYoungerThanTheSdk() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
      var sent =
          Requests.event(
              "app_mention",
              event -> {
                var inner = Requests.at(event, "event");
                inner.put("user", ANA).put("text", "<@U0BOT> 50105").put("ts", ts);
                inner.putArray("blocks").addObject().put("type", "from-the-future");
              });

      world.deliver(sent);
      world.settle();

      assertThat(world.slack().thread(ts)).isNotEmpty();
    }
  }

  private static Requests.Sent json(String body) {
    return new Requests.Sent(Requests.JSON_TYPE, body);
  }

  private static Requests.Sent form(String body) {
    return new Requests.Sent(Requests.FORM_TYPE, body);
  }

  private static void refused(SlackWorld world, HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status != 413) {
      assertThat(answer.body()).isEmpty();
    }
    assertThat(world.pending()).as("recorded").isZero();
    assertThat(world.slack().calls()).as("outbound calls").isEmpty();
  }
}
