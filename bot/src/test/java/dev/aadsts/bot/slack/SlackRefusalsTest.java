package dev.aadsts.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each way in that must stay shut: refused before anything is parsed, recorded or sent, with one
 * line in the log that tells why and nothing of the request.
 */
final class SlackRefusalsTest {
  private static final String PASTE = "secretpaste";
  private static final Requests.Sent COMMAND =
      Requests.command(Map.of("text", PASTE + " 50105", "trigger_id", "1.2.3"));
  private static final String ZEROS = "0".repeat(64);

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "no signature, X-Slack-Signature, '', without a signature",
    "no timestamp, X-Slack-Request-Timestamp, '', without a signature",
    "empty signature, X-Slack-Signature, v0=, with malformed signature headers",
    "another version, X-Slack-Signature, v1=ZEROS, with malformed signature headers",
    "capital digits, X-Slack-Signature, V0=ZEROS, with malformed signature headers",
    "two signatures in one, X-Slack-Signature, 'v0=ZEROS,v0=ZEROS', with malformed signature"
        + " headers",
    "wrong signature, X-Slack-Signature, v0=ZEROS, with a wrong signature",
    "no number, X-Slack-Request-Timestamp, yesterday, with malformed signature headers",
    "negative time, X-Slack-Request-Timestamp, -1, with malformed signature headers",
    "endless time, X-Slack-Request-Timestamp, 99999999999999999999, with malformed signature"
        + " headers",
    "far future, X-Slack-Request-Timestamp, 99999999999, signed at another time",
    "the epoch, X-Slack-Request-Timestamp, 0, signed at another time",
  })
  void refusesTheHeaders(String kind, String header, String value, String reason) {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      var headers = new HashMap<>(world.transport().signed(COMMAND, Duration.ZERO));
      if (value.isEmpty()) {
        headers.remove(header);
      } else {
        headers.put(header, value.replace("ZEROS", ZEROS));
      }

      refused(world, logs, world.transport().post(COMMAND.body().getBytes(UTF_8), headers), reason);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-310, 310, -86_400, 86_400})
  void refusesWhatWasSignedLongAgoOrIsDatedInTheFuture(long seconds) {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      HttpResponse<String> answer = world.transport().post(COMMAND, Duration.ofSeconds(seconds));

      refused(world, logs, answer, "signed at another time");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\n", " ", "&text=other"})
  void refusesATamperedBody(String more) {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      var headers = world.transport().signed(COMMAND, Duration.ZERO);

      HttpResponse<String> answer =
          world.transport().post((COMMAND.body() + more).getBytes(UTF_8), headers);

      refused(world, logs, answer, "with a wrong signature");
    }
  }

  @Test
  void refusesWhatSomebodySignedWithTheSecretThatBoltPutsInPlaceOfABlankOne() {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      var headers = new HashMap<>(world.transport().signed(COMMAND, Duration.ZERO));
      String timestamp = headers.get("X-Slack-Request-Timestamp");
      headers.put(
          "X-Slack-Signature",
          new SlackSignature.Generator("---").generate(timestamp, COMMAND.body()));

      HttpResponse<String> answer = world.transport().post(COMMAND.body().getBytes(UTF_8), headers);

      refused(world, logs, answer, "with a wrong signature");
    }
  }

  @Test
  void doesNotAnswerTheChallengeOfAnUnsignedVerification() {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      var sent = Requests.event("url_verification", event -> {});

      HttpResponse<String> answer =
          world
              .transport()
              .post(sent.body().getBytes(UTF_8), Map.of("Content-Type", sent.contentType()));

      refused(world, logs, answer, "without a signature");
    }
  }

  /** Within five minutes Slack's signature holds, and Slack itself sends the same again. */
  @Test
  void takesAReplayForADuplicateThatIsHandledOnce() {
    try (var world = SlackWorld.in(folder)) {
      var command =
          Requests.command(
              Map.of("text", "50105", "response_url", world.slack().responseUrl("once")));
      var headers = world.transport().signed(command, Duration.ZERO);

      for (int copy = 0; copy < 5; copy++) {
        assertThat(world.transport().post(command.body().getBytes(UTF_8), headers).statusCode())
            .isEqualTo(200);
        world.settle();
      }

      assertThat(world.slack().roots(SlackWorld.CHANNEL)).extracting(Post::by).hasSize(1);
    }
  }

  @Test
  void refusesAnOversizedBodyUnread() {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      var big = new Requests.Sent(Requests.FORM_TYPE, "text=" + "x".repeat(2_000_000));

      assertThat(world.transport().post(big).statusCode()).isEqualTo(413);

      untouched(world);
      assertThat(warnings(logs)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data", "application/xml", "*/*"})
  void refusesAnotherContentTypeOfSlackItself(String type) {
    try (var world = SlackWorld.in(folder)) {
      assertThat(world.transport().post(new Requests.Sent(type, COMMAND.body())).statusCode())
          .isEqualTo(415);

      untouched(world);
    }
  }

  @Test
  void cutsOffABodyThatTricklesIn() throws Exception {
    try (var world = SlackWorld.in(folder, Duration.ofMillis(300));
        var socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
      socket.setSoTimeout(60_000);
      write(socket, "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n");
      write(socket, "text=");

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 408 ");
      untouched(world);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private static void refused(
      SlackWorld world, CapturedLogs logs, HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    untouched(world);
    assertThat(warnings(logs))
        .containsExactly("WARN Refused a request for /slack/events " + reason);
    assertThat(logs.lines()).noneMatch(line -> line.contains(PASTE) || line.contains("v0="));
  }

  private static void untouched(SlackWorld world) {
    assertThat(world.pending()).as("recorded").isZero();
    assertThat(world.slack().calls()).as("outbound calls").isEmpty();
  }

  private static List<String> warnings(CapturedLogs logs) {
    return logs.lines().stream().filter(line -> line.matches("(?s)(?:WARN|ERROR) .*")).toList();
  }
}
