package dev.aadsts.botconnector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the fake checks what it says it checks, by a bot that is nothing but an HTTP client. */
final class FakeConnectorTest {
  private static final String CHANNEL = "19:general@thread.tacv2";
  private static final String THREAD = CHANNEL + ";messageid=1599999999999";
  private static final String HELLO = "{\"type\":\"message\",\"text\":\"hello\"}";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private final FakeMicrosoft microsoft = new FakeMicrosoft(clock);
  private final FakeConnector connector =
      new FakeConnector(microsoft::knows, activity -> List.of(), clock);
  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";

  @AfterEach
  void close() {
    http.shutdownNow();
    connector.close();
    microsoft.close();
  }

  @Test
  void keepsWhatIsPostedReplacedAndDeleted() {
    assertThat(post(THREAD, HELLO).body()).isEqualTo("{\"id\":\"1001\"}");
    assertThat(call("PUT", activity(THREAD, "1001"), HELLO.replace("hello", "hi")).statusCode())
        .isEqualTo(200);

    assertThat(connector.in(THREAD))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.versions()).hasSize(2);
              assertThat(message.activity().path("text").asText()).isEqualTo("hi");
            });
    assertThat(call("DELETE", activity(THREAD, "1001"), "").statusCode()).isEqualTo(200);
    assertThat(connector.messages()).isEmpty();
    assertThat(connector.violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer e30.e30.e30", "Basic YTpi"})
  void refusesWhoeverHasNoToken(String header) {
    token = header.isEmpty() ? "x" : header;

    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesATokenThatHasExpired() {
    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(201);
    clock.advance(Duration.ofMinutes(61));

    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesATokenThatIsForAnotherService() {
    token = "Bearer " + microsoft.tokenFor("https://graph.microsoft.com");
    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(401);

    token = "Bearer " + microsoft.tokenFor("https://api.botframework.com");
    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesATokenThatItSignedItself() {
    token = microsoft.authorization(connector.serviceUrl());

    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(401);
  }

  @Test
  void publishesTheKeysWithWhichItSigns() throws JOSEException, ParseException {
    String keys = get(get(microsoft.metadataUrl()).replaceAll(".*\"jwks_uri\":\"|\".*", ""));

    JWK key = JWKSet.parse(keys).getKeyByKeyId("key-1");
    String header = microsoft.authorization(connector.serviceUrl());
    assertThat(SignedJWT.parse(header.substring(7)).verify(new RSASSAVerifier(key.toRSAKey())))
        .isTrue();
    assertThat(keys).contains("\"endorsements\":[\"msteams\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400",
        "{\"type\":\"message\"} | 400",
        "{\"type\":\"event\",\"text\":\"x\"} | 400",
        "{\"type\":\"message\",\"text\":\"x\",\"from\":{\"id\":\"29:ana\"}} | 400",
        "{\"type\":\"message\",\"text\":\"x\",\"conversation\":{\"id\":\"19:other@thread.tacv2\"}}"
            + " | 400"
      })
  void refusesAnActivityThatIsNone(String activity, int status) {
    assertThat(post(THREAD, activity).statusCode()).isEqualTo(status);
    assertThat(connector.violations()).hasSize(1);
    assertThat(connector.messages()).isEmpty();
  }

  @Test
  void refusesWhatIsTooLarge() {
    HttpResponse<String> answer = post(THREAD, HELLO.replace("hello", "x".repeat(28 * 1024)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("MessageSizeTooBig");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"general", "19:general@thread.tacv2;messageid=x", "19:chat@thread.v2;messageid=1"})
  void knowsConversationsAndThreadsByTheirIds(String conversation) {
    assertThat(post(conversation, HELLO).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3/conversations/19:x/activity", "v4/conversations", "v3/attachments"})
  void knowsNoOtherPaths(String path) {
    assertThat(call("POST", path, HELLO).statusCode()).isEqualTo(404);
    assertThat(connector.violations()).hasSize(1);
  }

  @Test
  void showsATargetedMessageToOneMemberOnly() {
    connector.join(CHANNEL, "29:ana");

    assertThat(target("29:ana").statusCode()).isEqualTo(201);

    assertThat(connector.in(THREAD)).isEmpty();
    assertThat(connector.in(THREAD, "29:ana")).extracting(Message::id).containsExactly("1001");
    assertThat(connector.in(THREAD, "29:ben")).isEmpty();
    assertThat(target("29:stranger").statusCode()).isEqualTo(403);
    assertThat(target("").statusCode()).isEqualTo(400);
  }

  @Test
  void hasNoTargetedMessagesInAPersonalChat() {
    String body = "{\"type\":\"message\",\"text\":\"x\",\"recipient\":{\"id\":\"29:ana\"}}";

    assertThat(call("POST", activities("a:chat") + "?isTargetedActivity=true", body).statusCode())
        .isEqualTo(400);
  }

  @Test
  void letsNobodyAnswerReactToOrPublishATargetedMessage() {
    target("29:ana");
    String one = activity(THREAD, "1001");

    assertThat(call("POST", one, HELLO).statusCode()).isEqualTo(400);
    assertThat(call("PUT", one + "/reactions/like", "").statusCode()).isEqualTo(400);
    assertThat(call("PUT", one, HELLO).statusCode()).isEqualTo(400);
    assertThat(call("PUT", one + "?isTargetedActivity=true", HELLO).statusCode()).isEqualTo(200);
    assertThat(call("DELETE", one + "?isTargetedActivity=true", "").statusCode()).isEqualTo(200);
  }

  @Test
  void forgetsATargetedMessageAfterADay() {
    target("29:ana");
    clock.advance(Duration.ofHours(25));
    token = "";

    assertThat(
            call("PUT", activity(THREAD, "1001") + "?isTargetedActivity=true", HELLO).statusCode())
        .isEqualTo(404);
  }

  @Test
  void keepsReactionsOnMessagesOfAnybody() {
    call("PUT", activity(THREAD, "1700000001") + "/reactions/like", "");
    call("PUT", activity(THREAD, "1700000001") + "/reactions/heart", "");
    call("DELETE", activity(THREAD, "1700000001") + "/reactions/like", "");

    assertThat(connector.reactions("1700000001")).containsExactly("heart");
  }

  @Test
  void changesOnlyWhatIsThere() {
    post(THREAD, HELLO);

    assertThat(call("PUT", activity(THREAD, "9"), HELLO).statusCode()).isEqualTo(404);
    assertThat(call("PUT", activity(CHANNEL, "1001"), HELLO).statusCode()).isEqualTo(404);
  }

  @Test
  void opensAChatAndAThread() {
    String chat =
        "{\"members\":[{\"id\":\"29:ana\"}],\"tenantId\":\"t\",\"bot\":{\"id\":\"28:bot\"}}";
    assertThat(call("POST", "v3/conversations", chat).body()).contains("a:chat-of-29:ana");
    String thread =
        "{\"isGroup\":true,\"channelData\":{\"channel\":{\"id\":\""
            + CHANNEL
            + "\"}},\"activity\":"
            + HELLO
            + "}";

    assertThat(call("POST", "v3/conversations", thread).body())
        .contains(CHANNEL + ";messageid=1001", "\"activityId\":\"1001\"");
    assertThat(call("POST", "v3/conversations", "{\"members\":[]}").statusCode()).isEqualTo(400);
  }

  @Test
  void listsMembers() {
    connector.join(CHANNEL, "29:ben", "29:ana");

    assertThat(call("GET", "v3/conversations/" + escaped(CHANNEL) + "/pagedmembers", "").body())
        .isEqualTo(
            "{\"members\":[{\"id\":\"29:ana\",\"name\":\"ana\"},{\"id\":\"29:ben\",\"name\":\"ben\"}]}");
    assertThat(
            call("GET", "v3/conversations/" + escaped(CHANNEL) + "/members/29:eve", "")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void throttlesEachThreadAndTheWholeTenant() {
    connector.throttle(
        List.of(new Limit(2, Duration.ofSeconds(30))), List.of(new Limit(3, Duration.ofHours(1))));
    post(THREAD, HELLO);
    post(THREAD, HELLO);
    clock.advance(Duration.ofSeconds(10));

    HttpResponse<String> third = post(THREAD, HELLO);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).contains("20");
    assertThat(post(CHANNEL, HELLO).statusCode()).isEqualTo(201);
    assertThat(post(CHANNEL + ";messageid=7", HELLO).statusCode()).isEqualTo(429);
    assertThat(connector.violations()).isEmpty();
  }

  @Test
  void shutsAConversationAndOpensItAgain() {
    connector.block("a:chat");
    connector.uninstall(CHANNEL);
    connector.remove("19:old@thread.v2");

    assertThat(post("a:chat", HELLO).body()).contains("ConversationBlockedByUser");
    assertThat(post(THREAD, HELLO).body()).contains("BotNotInConversationRoster");
    assertThat(post("19:old@thread.v2", HELLO).statusCode()).isEqualTo(404);
    connector.reopen(CHANNEL);
    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(201);
  }

  @Test
  void goesWrongOnceAsTold() {
    connector.answerNext(412, "PreconditionFailed");
    connector.answerNext(429, 7);

    assertThat(post(THREAD, HELLO).body()).contains("PreconditionFailed");
    assertThat(post(THREAD, HELLO).headers().firstValue("Retry-After")).contains("7");
    assertThat(connector.messages()).isEmpty();
    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 429, 502, 504})
  void failsBeforeOrAfterItDelivers(int status) {
    connector.answerNext(status);
    connector.deliverNextAndAnswer(status);

    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(status);
    assertThat(connector.messages()).isEmpty();
    assertThat(post(THREAD, HELLO).statusCode()).isEqualTo(status);
    assertThat(connector.messages()).hasSize(1);
  }

  @Test
  void deliversAndNeverSaysSo() {
    connector.deliverNextAndHang();

    CompletableFuture<HttpResponse<String>> answer = later(THREAD, HELLO);

    Awaitility.await().until(() -> connector.messages().size() == 1);
    assertThat(answer).isNotDone();
  }

  @Test
  void holdsWhatItIsToHoldUntilItIsLetGo() {
    CountDownLatch held = connector.holdEverything();

    CompletableFuture<HttpResponse<String>> answer = later(THREAD, HELLO);

    Awaitility.await().until(() -> connector.calls().size() == 1);
    assertThat(connector.messages()).isEmpty();
    held.countDown();
    assertThat(answer.join().statusCode()).isEqualTo(201);
  }

  @Test
  void readsTheWordsOfAMessageAndOfItsCards() {
    post(
        THREAD,
        "{\"type\":\"message\",\"text\":\"hello\",\"attachments\":[{\"content\":"
            + "{\"body\":[{\"text\":\"one\"},{\"text\":\"two\"}]}}]}");

    assertThat(connector.messages().getFirst().text()).isEqualTo("hello\none\ntwo");
  }

  @Test
  void givesTokensForTheRightCredentialsOnly() {
    assertThat(login(Map.of()).statusCode()).isEqualTo(200);
    assertThat(login(Map.of("client_secret", "another")).statusCode()).isEqualTo(401);
    assertThat(login(Map.of("client_id", "another")).statusCode()).isEqualTo(401);
    assertThat(login(Map.of("scope", "https://graph.microsoft.com/.default")).statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> target(String person) {
    String body = "{\"type\":\"message\",\"text\":\"x\",\"recipient\":{\"id\":\"" + person + "\"}}";
    return call("POST", activities(THREAD) + "?isTargetedActivity=true", body);
  }

  private HttpResponse<String> post(String conversation, String body) {
    return call("POST", activities(conversation), body);
  }

  private static String activities(String conversation) {
    return "v3/conversations/" + escaped(conversation) + "/activities";
  }

  private static String activity(String conversation, String id) {
    return activities(conversation) + "/" + id;
  }

  private static String escaped(String segment) {
    return URLEncoder.encode(segment, UTF_8);
  }

  private HttpResponse<String> call(String method, String path, String body) {
    return send(request(method, path, body));
  }

  private CompletableFuture<HttpResponse<String>> later(String conversation, String body) {
    return http.sendAsync(
        request("POST", activities(conversation), body).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    if (token.isEmpty()) {
      token = "Bearer " + login(Map.of()).body().replaceAll(".*\"access_token\":\"|\".*", "");
    }
    return HttpRequest.newBuilder(URI.create(connector.serviceUrl() + path))
        .header("Authorization", token)
        .method(method, BodyPublishers.ofString(body));
  }

  private String get(Object address) {
    return send(HttpRequest.newBuilder(URI.create(address.toString()))).body();
  }

  private HttpResponse<String> login(Map<String, String> instead) {
    var form =
        new TreeMap<>(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                FakeMicrosoft.APP_ID,
                "client_secret",
                FakeMicrosoft.SECRET,
                "scope",
                "https://api.botframework.com/.default"));
    form.putAll(instead);
    String body =
        String.join(
            "&",
            form.entrySet().stream()
                .map(field -> field.getKey() + "=" + escaped(field.getValue()))
                .toList());
    String address = microsoft.loginUrl() + "/" + FakeMicrosoft.TENANT + "/oauth2/v2.0/token";
    return send(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
