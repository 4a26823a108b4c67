package dev.aadsts.bot.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.slack.api.SlackClient;
import dev.aadsts.bot.slack.socket.Envelope.Taken;
import dev.aadsts.bot.testkit.CapturedLogs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a peer that behaves like Slack's end, and keeps an eye on ours. */
final class SocketModeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOKEN = "xapp-0-fake";
  private static final SocketPace QUICK = SocketPeer.QUICK;

  private final SocketPeer peer = new SocketPeer();
  private final Deque<HttpResponse> refusals = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer api =
      HttpServer.start(
          HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO),
          List.of(Route.post("/api/apps.connections.open", 10_000, this::opened)));
  private volatile CountDownLatch letIn = new CountDownLatch(0);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Kept kept = new Kept();
  private final List<SocketMode> started = new ArrayList<>();

  @AfterEach
  void close() {
    kept.gate.countDown();
    letIn.countDown();
    started.forEach(SocketMode::close);
    api.close();
    peer.close();
    assertThat(peer.faults()).isEmpty();
  }

  @Test
  void keepsTwoSocketsOpenAndAcknowledgesWhatItKept() {
    SocketMode sockets = start(QUICK);
    awaitBothOpen();

    for (int i = 0; i < 50; i++) {
      peer.send("events_api", event(i));
    }

    within().until(() -> peer.outstanding() == 0);
    assertThat(kept.ids).hasSize(50);
    assertThat(sockets.health()).isEqualTo(Health.working());
  }

  @Test
  void waitsForNothingWhenItIsClosedAgain() throws InterruptedException {
    SocketMode sockets = start(QUICK);
    awaitBothOpen();
    sockets.close();

    Thread again = Thread.ofVirtual().start(sockets::close);

    // It would wait four seconds for what is in work.
    assertThat(again.join(Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void acknowledgesOnlyAfterItWasTakenDown() {
    kept.gate = new CountDownLatch(1);
    start(QUICK);
    awaitBothOpen();

    String envelope = peer.send("events_api", event(1));
    within().until(() -> kept.asked.get() == 1);
    assertThat(peer.acknowledgement(envelope)).isEmpty();
    kept.gate.countDown();

    within().until(() -> peer.acknowledgement(envelope).isPresent());
  }

  @Test
  void hasItSentAgainWhereItCouldNotBeKept() {
    kept.broken = 1;
    start(QUICK);
    awaitBothOpen();

    peer.send("events_api", event(1));
    within().until(() -> kept.asked.get() == 1);
    assertThat(peer.outstanding()).isEqualTo(1);
    peer.sendAgain();

    within().until(() -> peer.outstanding() == 0);
    assertThat(kept.ids).containsExactly("1");
  }

  @Test
  void answersWithTheAcknowledgementWhereSlackTakesThat() {
    kept.answer = Optional.of(JSON.createObjectNode().put("text", "sorry"));
    start(QUICK);
    awaitBothOpen();

    String command = peer.send("slash_commands", event(1));
    String event = peer.send("events_api", event(2));
    within().until(() -> peer.outstanding() == 0);

    assertThat(peer.acknowledgement(command).orElseThrow().path("text").asText())
        .isEqualTo("sorry");
    assertThat(peer.acknowledgement(event).orElseThrow().isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refresh_requested", "warning"})
  void opensTheNextSocketBeforeTheLastOneGoes(String reason) {
    SocketMode sockets = start(QUICK);
    awaitBothOpen();

    peer.refresh(reason);
    within().until(() -> peer.open() == 4);
    peer.send("events_api", event(1));
    peer.closeRefreshed();

    within().until(() -> peer.outstanding() == 0 && peer.open() == 2);
    assertThat(kept.ids).containsExactly("1");
    within().until(() -> sockets.health().up());
    within().until(() -> ended("refresh") == 2);
  }

  @Test
  void closesASocketByItselfThatWasReplacedAndNobodyCloses() {
    start(with(Duration.ofMillis(100)));
    within().until(() -> peer.open() == 2);

    peer.refreshOne("refresh_requested");

    within().until(() -> peer.opened() == 3 && peer.open() == 2);
  }

  @Test
  void losesNothingAndDoublesNothingWhenLinesBreakInBetween() {
    start(QUICK);
    awaitBothOpen();

    for (int i = 0; i < 300; i++) {
      peer.send("events_api", event(i));
      if (i % 60 == 20) {
        peer.drop();
      } else if (i % 60 == 40) {
        within().until(() -> peer.open() > 0);
        peer.refresh("warning");
      } else if (i % 60 == 50) {
        peer.closeRefreshed();
      }
    }

    within().until(() -> peer.outstanding() == 0);
    assertThat(kept.ids).hasSize(300);
    within().until(() -> peer.open() >= 2);
  }

  @Test
  void comesBackAfterEveryLineWasCut() {
    SocketMode sockets = start(QUICK);
    awaitBothOpen();

    peer.drop();

    // The peer may still take the cut ones for open.
    within().until(() -> peer.opened() == 4 && peer.open() == 2);
    within().until(() -> sockets.health().up());
    within().until(() -> ended("closed") == 2);
  }

  @Test
  void noticesASocketThatIsSilentThoughOpen() {
    start(QUICK);
    awaitBothOpen();

    peer.fallSilent();
    peer.send("events_api", event(1));

    within().until(() -> peer.opened() == 3 && peer.open() == 2);
    within().until(() -> peer.outstanding() == 0);
    within().until(() -> ended("silent") == 1);
  }

  @Test
  void isNotReadyWithoutASocketAndSaysWhy() {
    refusals.add(HttpResponse.json(200, "{\"ok\":false,\"error\":\"internal_error\"}"));
    refusals.add(HttpResponse.json(200, "{\"ok\":false,\"error\":\"internal_error\"}"));
    refusals.add(HttpResponse.text(503, "<html>down</html>"));
    refusals.add(HttpResponse.html(200, "<html>maintenance</html>"));
    letIn = new CountDownLatch(1);
    SocketMode sockets = start(QUICK);

    within().until(() -> sockets.health().detail().orElse("").contains("socket to Slack is open:"));
    letIn.countDown();

    within().until(() -> peer.open() == 2 && sockets.health().up());
    assertThat(asked.get()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"ok\":true}",
        "{\"ok\":true,\"url\":\"wss://not an address\"}",
        "{\"ok\":true,\"url\":\"wss:nowhere\"}",
        "{\"ok\":true,\"url\":\"ws://127.0.0.1/#fragment\"}",
        "{\"ok\":false,\"error\":\"team_added_to_org\"}"
      })
  void triesAgainWhereTheAnswerIsOfNoUseForNow(String answer) {
    for (int i = 0; i < 4; i++) {
      refusals.add(HttpResponse.json(200, answer));
    }

    SocketMode sockets = start(QUICK);

    within().until(() -> peer.open() == 2 && sockets.health().up());
    assertThat(asked.get()).isEqualTo(6);
  }

  @Test
  void opensSocketsAfterSomethingBrokeThatNobodyThoughtOf() {
    SlackClient slack = slack();
    var broken = new AtomicInteger(3);
    var connections =
        new ConnectionsOpen(
            () -> {
              if (broken.getAndDecrement() > 0) {
                throw new IllegalStateException("nobody thought of this");
              }
              return slack.slack();
            },
            TOKEN,
            false);
    try (var logs = new CapturedLogs()) {
      SocketMode sockets = start(QUICK, connections);

      within().until(() -> peer.open() == 2 && sockets.health().up());
      assertThat(logs.lines()).filteredOn(line -> line.startsWith("ERROR")).hasSize(3);
    }
  }

  @Test
  void waitsAsLongAsSlackAsks() {
    refusals.add(
        HttpResponse.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
            .withHeader("Retry-After", "3600"));
    start(one());

    within().until(() -> asked.get() == 1);
    await().during(Duration.ofMillis(500)).until(() -> asked.get() == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"invalid_auth", "not_allowed_token_type", "missing_scope", "token_revoked"})
  void stopsAndSaysItWhereTheTokenDoesNotDo(String code) {
    for (int i = 0; i < 10; i++) {
      refusals.add(HttpResponse.json(200, "{\"ok\":false,\"error\":\"" + code + "\"}"));
    }
    try (var logs = new CapturedLogs()) {
      SocketMode sockets = start(QUICK);

      within().until(() -> asked.get() == 2);
      within()
          .until(() -> sockets.health().detail().orElse("").contains("SLACK_APP_TOKEN: " + code));
      await().during(Duration.ofMillis(300)).until(() -> asked.get() == 2);
      assertThat(logs.lines()).noneMatch(line -> line.contains(TOKEN));
    }
  }

  @Test
  void doesNotStampedeWhereTheAppHasTooManySockets() {
    peer.allow(1);
    SocketMode sockets = start(crowded(Duration.ofSeconds(60)));
    within().until(() -> peer.open() == 1 && sockets.health().up() && peer.opened() >= 2);
    // Each may have asked before it could know that the other was there; then nobody asks any more.
    var seen = new AtomicInteger(peer.opened());

    await()
        .during(Duration.ofMillis(500))
        .until(
            () -> {
              int now = peer.opened();
              return seen.getAndSet(now) == now;
            });

    assertThat(sockets.health().up()).isTrue();
    peer.send("events_api", event(1));
    within().until(() -> peer.outstanding() == 0);
  }

  @Test
  void doesNotWaitLongWhereTheCrowdLeavesItNoSocketAtAll() {
    peer.allow(0);
    SocketMode sockets = start(crowded(Duration.ofSeconds(60)));
    within().until(() -> peer.opened() >= 2);
    assertThat(sockets.health().up()).isFalse();

    peer.allow(10);

    within().until(() -> peer.open() == 2);
  }

  @Test
  void triesAgainWhereNobodySaysHello() {
    peer.sayNoHello();
    SocketMode sockets =
        start(
            new SocketPace(
                1,
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                Duration.ofMillis(1),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ofSeconds(30)));

    within().until(() -> peer.opened() >= 2);

    assertThat(sockets.health().up()).isFalse();
  }

  @Test
  void ignoresWhatItDoesNotKnow() {
    kept.answer = Optional.empty();
    start(QUICK);
    awaitBothOpen();

    peer.send("something_new", event(1));

    within().until(() -> peer.outstanding() == 0);
  }

  @Test
  void givesNoAddressWithoutEncryptionATryWhereSlackItselfIsAsked() {
    var connections = new ConnectionsOpen(slack()::slack, TOKEN, true);

    assertThat(connections.ask()).isInstanceOf(OpenResponse.NotNow.class);
    assertThat(new ConnectionsOpen(slack()::slack, TOKEN, false).ask().toString())
        .doesNotContain("ticket");
  }

  @Test
  void finishesWhatItBeganWhenItIsClosed() {
    kept.gate = new CountDownLatch(1);
    SocketMode sockets = start(QUICK);
    awaitBothOpen();
    String envelope = peer.send("events_api", event(1));
    within().until(() -> kept.asked.get() == 1);

    Thread closing = Thread.ofVirtual().start(sockets::close);
    kept.gate.countDown();

    within().until(() -> !closing.isAlive());
    within().until(() -> peer.acknowledgement(envelope).isPresent());
    within().until(() -> peer.open() == 0);
  }

  // At both ends: what the peer has greeted may not know it yet.
  private void awaitBothOpen() {
    within().until(() -> meters.get("aadsts.sockets.open").gauge().value() == 2);
    assertThat(peer.open()).isEqualTo(2);
  }

  private double ended(String reason) {
    return meters.find("aadsts.sockets.ended").tag("reason", reason).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private HttpResponse opened(HttpRequest request) {
    asked.incrementAndGet();
    if (!request.header("Authorization").equals(Optional.of("Bearer " + TOKEN))) {
      return HttpResponse.json(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
    }
    synchronized (refusals) {
      if (!refusals.isEmpty()) {
        return refusals.poll();
      }
    }
    awaitQuietly(letIn);
    return HttpResponse.json(200, "{\"ok\":true,\"url\":\"" + peer.ticket() + "\"}");
  }

  private SocketMode start(SocketPace pace) {
    return start(pace, new ConnectionsOpen(slack()::slack, TOKEN, false));
  }

  private SocketMode start(SocketPace pace, ConnectionsOpen connections) {
    var sockets = new SocketMode("slack", connections, new DeliveryMetrics(meters), pace);
    started.add(sockets);
    sockets.start(kept);
    return sockets;
  }

  private SlackClient slack() {
    return SlackClient.of("http://127.0.0.1:" + api.port() + "/api/", Duration.ofSeconds(10));
  }

  private static SocketPace with(Duration linger) {
    return pace(2, Duration.ofMillis(50), linger);
  }

  private static SocketPace crowded(Duration wait) {
    return pace(2, wait, Duration.ofSeconds(30));
  }

  private static SocketPace one() {
    return pace(1, Duration.ofMillis(50), Duration.ofSeconds(30));
  }

  private static SocketPace pace(int sockets, Duration crowded, Duration linger) {
    return new SocketPace(
        sockets,
        QUICK.hello(),
        QUICK.ping(),
        QUICK.silence(),
        QUICK.steady(),
        QUICK.firstWait(),
        QUICK.longestWait(),
        crowded,
        linger);
  }

  private static JsonNode event(int number) {
    return JSON.createObjectNode().put("event_id", Integer.toString(number));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ConditionFactory within() {
    return await().pollInterval(Duration.ofMillis(5));
  }

  /** Takes envelopes down like the inbox: each id once. */
  private static final class Kept implements Envelope.Taker {
    private final Set<String> ids = new HashSet<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int broken;
    private volatile Optional<JsonNode> answer = Optional.empty();

    @Override
    public Taken take(Envelope envelope) {
      int number = asked.incrementAndGet();
      awaitQuietly(gate);
      if (number <= broken) {
        return new Taken.NotKept();
      }
      synchronized (ids) {
        ids.add(envelope.payload().path("event_id").asText());
      }
      return new Taken.Done(answer);
    }
  }
}
