package dev.aadsts.bot.slack.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.slack.FakeSlack;
import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackApiTest {
  private static final SlackMessage HELLO =
      SlackMessage.of("Hello", List.of(Blocks.section("Hello")));

  private final FakeSlack fake = new FakeSlack().channel("C1", FakeSlack.BOT, "U1");
  private final List<String> trouble = new ArrayList<>();
  private final List<SlackClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(SlackClient::close);
    fake.close();
  }

  @Test
  void knowsThatNothingWasDeliveredWhereNobodyListens() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var api = api("http://127.0.0.1:" + port + "/api/", Duration.ofMinutes(1));

    assertThat(failure(() -> post(api)).kind()).isEqualTo(Kind.NOT_DELIVERED);
    assertThat(
            failure(() -> api.messages().respond("http://127.0.0.1:" + port + "/x", HELLO)).kind())
        .isEqualTo(Kind.NOT_DELIVERED);
  }

  @Test
  void sendsEachPartOfALongMessageAtOnce() throws Exception {
    try (var client = SlackClient.of(fake.apiUrl(), Duration.ofMinutes(1));
        Socket socket = client.http().socketFactory().createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void doesNotKnowWhetherAPostWasDeliveredThatGotNoAnswerInTime() {
    var api = api(fake.apiUrl(), Duration.ofMillis(300));
    fake.hold();

    assertThat(failure(() -> post(api)).kind()).isEqualTo(Kind.UNCERTAIN);
    assertThat(failure(() -> api.messages().update("e", "C1", "1", HELLO)).kind())
        .isEqualTo(Kind.NOT_DELIVERED);
  }

  // OkHttp by itself would send it again on a new connection.
  @Test
  void sendsAPostOnceWhereAConnectionThatWorkedBeforeBreaksAfterwards() throws Exception {
    var requests = new AtomicInteger();
    try (var server = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> answerFirstThenHangUp(server, requests));
      var api = api("http://127.0.0.1:" + server.getLocalPort() + "/api/", Duration.ofMinutes(1));
      assertThat(post(api)).isEqualTo("1.2");

      assertThat(failure(() -> post(api)).kind()).isEqualTo(Kind.UNCERTAIN);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void saysHowLongSlackAsksToWait() {
    fake.fail("chat.postMessage", new Failure.TooMany("30"));

    DeliveryException e = failure(() -> post(api()));

    assertThat(e.kind()).isEqualTo(Kind.NOT_DELIVERED);
    assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
  void waitsASecondWhereSlackDoesNotSayHowLong(String retryAfter) {
    fake.fail("chat.postMessage", new Failure.TooMany(retryAfter));

    assertThat(failure(() -> post(api())).retryAfter()).hasValue(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratelimited", "service_unavailable"})
  void triesAgainWhatSlackTakesLater(String code) {
    fake.fail("chat.postMessage", new Failure.Refusal(code, List.of()));

    assertThat(failure(() -> post(api())).kind()).isEqualTo(Kind.NOT_DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fatal_error", "internal_error"})
  void doesNotKnowWhatBecameOfAPostWhenSlackItselfDoesNot(String code) {
    fake.fail("chat.postMessage", new Failure.Refusal(code, List.of()));

    assertThat(failure(() -> post(api())).kind()).isEqualTo(Kind.UNCERTAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account_inactive", "token_revoked", "invalid_auth", "missing_scope"})
  void reportsATokenThatDoesNotDo(String code) {
    fake.fail("chat.postMessage", new Failure.Refusal(code, List.of()));

    assertThat(failure(() -> post(api())).kind()).isEqualTo(Kind.REFUSED);
    assertThat(trouble).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not_in_channel",
        "channel_not_found",
        "is_archived",
        "restricted_action_read_only_channel"
      })
  void tellsAClosedDoorFromOtherRefusals(String code) {
    fake.fail("chat.postMessage", new Failure.Refusal(code, List.of()));

    assertThat(SlackRefusal.behind(failure(() -> post(api()))).noEntry()).isTrue();
    assertThat(trouble).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_blocks", "msg_too_long", "msg_blocks_too_long"})
  void saysTheWordsWhereSlackRefusesTheShape(String code) throws Exception {
    fake.fail("chat.postMessage", new Failure.Refusal(code, List.of("must be shorter")));

    String ts = post(api());

    assertThat(fake.post(ts).blocks()).isEmpty();
    assertThat(fake.post(ts).text()).isEqualTo("Hello\nHello");
  }

  @Test
  void saysWhySlackRefusedAnAnswer() {
    fake.fail("response_url", new Failure.Status(404, false));

    DeliveryException e = failure(() -> api().messages().respond(fake.responseUrl("U1-x"), HELLO));

    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e).hasMessageContaining("404");
  }

  private SlackApi api() {
    return api(fake.apiUrl(), Duration.ofMinutes(1));
  }

  private SlackApi api(String url, Duration patience) {
    SlackClient slack = SlackClient.of(url, patience);
    clients.add(slack);
    var tokens =
        new TokenSource() {
          @Override
          public String token() {
            return FakeSlack.TOKEN;
          }

          @Override
          public void refused(String token, SlackRefusal refusal) {
            trouble.add(refusal.code());
          }
        };
    return new SlackApi(slack, tokens, new DeliveryMetrics(new SimpleMeterRegistry()));
  }

  private static String post(SlackApi api) throws DeliveryException {
    return api.messages().post("slack:post:T1:C1:1.1", "slack:0", "C1", Optional.empty(), HELLO);
  }

  private static DeliveryException failure(ThrowingCallable call) {
    DeliveryException e = catchThrowableOfType(DeliveryException.class, call);
    assertThat(e).isNotNull();
    return e;
  }

  private static void answerFirstThenHangUp(ServerSocket server, AtomicInteger requests) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        while (read(socket.getInputStream()) && requests.incrementAndGet() == 1) {
          String body = "{\"ok\":true,\"ts\":\"1.2\"}";
          String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
          socket.getOutputStream().write((head + body).getBytes(US_ASCII));
        }
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  /** Reads one request, body included; false where there is none. */
  private static boolean read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    return length.find() && in.readNBytes(Integer.parseInt(length.group(1))).length > 0;
  }
}
