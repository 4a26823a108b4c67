package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped process, killed without warning: what people see of it goes on. */
final class KilledProcessTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String THREAD = "19:general@thread.tacv2;messageid=1763690000001";

  @TempDir Path folder;

  private final List<JsonNode> posted = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<Process> processes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer connector = connector();
  private final int port = freePort();

  @AfterEach
  void stopEverything() {
    processes.forEach(Process::destroyForcibly);
    connector.stop(0);
  }

  @Test
  void goesOnWithAChecklistAfterItWasKilledInTheMiddle() throws Exception {
    Process first = start();
    send(message("50105"));
    await().until(() -> !buttons("Start checklist").isEmpty());
    invoke(buttons("Start checklist").getLast());
    await().until(() -> !buttons("Skip").isEmpty());
    JsonNode drawnBefore = buttons("Skip").getLast();
    invoke(drawnBefore);

    first.destroyForcibly().waitFor();
    start();
    JsonNode card = invoke(buttonsIn(lastCard(), "No").getLast());

    assertThat(card.toString()).contains("1 of 6 checked, 1 skipped");
  }

  @Test
  void answersAfterTheRestartWhatItHadOnlyRecorded() throws Exception {
    Process first = start();
    send(message("AADSTS50105"));
    first.destroyForcibly().waitFor();

    start();

    // Whether the kill came before or after the answer: there is one in the end, and one only.
    await().until(() -> !buttons("Start checklist").isEmpty());
    send(message("AADSTS50105"));
    await().during(Duration.ofSeconds(2)).until(() -> buttons("Start checklist").size() == 1);
  }

  private Process start() throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve");
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.matches("(AADSTS|SLACK|MICROSOFT|TEAMS)_.*"));
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("AADSTS_DATA_DIR", folder.resolve("data").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile());
    Process process = builder.start();
    processes.add(process);
    await().until(this::isReady);
    return process;
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(bot("/health/ready")).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void send(ObjectNode activity) throws Exception {
    var response =
        http.send(
            HttpRequest.newBuilder(bot("/api/messages"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(activity.toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 202);
  }

  private JsonNode invoke(JsonNode button) throws Exception {
    ObjectNode activity = activity("invoke");
    activity.put("id", "press-" + ids.incrementAndGet());
    activity.put("name", "adaptiveCard/action");
    ObjectNode action = activity.putObject("value").putObject("action");
    action.put("type", "Action.Execute");
    action.put("verb", button.path("verb").asText());
    action.set("data", button.path("data"));
    activity.put("replyToId", "m-" + posted.size());
    var response =
        http.send(
            HttpRequest.newBuilder(bot("/api/messages"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(activity.toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = JSON.readTree(response.body());
    if (answer.path("value").has("body")) {
      posted.add(answer.path("value"));
    }
    return answer;
  }

  private ObjectNode message(String text) {
    ObjectNode activity = activity("message");
    activity.put("id", "1763690000001");
    activity.put("text", "<at>aadsts</at> " + text);
    ObjectNode mention = activity.putArray("entities").addObject();
    mention.put("type", "mention").put("text", "<at>aadsts</at>");
    mention.putObject("mentioned").put("id", "28:bot").put("name", "aadsts");
    return activity;
  }

  private ObjectNode activity(String type) {
    ObjectNode activity = JSON.createObjectNode();
    activity.put("type", type);
    activity.put("channelId", "msteams");
    activity.put("timestamp", "2026-11-21T10:00:00.123Z");
    activity.put("serviceUrl", "http://127.0.0.1:" + connector.getAddress().getPort() + "/");
    activity.putObject("from").put("id", "29:ana").put("name", "Ana");
    activity.putObject("recipient").put("id", "28:bot").put("name", "aadsts");
    activity
        .putObject("conversation")
        .put("id", THREAD)
        .put("conversationType", "channel")
        .put("isGroup", true)
        .put("tenantId", "00000000-0000-0000-0000-000000000001");
    activity
        .putObject("channelData")
        .putObject("tenant")
        .put("id", "00000000-0000-0000-0000-000000000001");
    return activity;
  }

  /** Every button with that title in what was posted, oldest first. */
  private List<JsonNode> buttons(String title) {
    return posted.stream().flatMap(card -> buttonsIn(card, title).stream()).toList();
  }

  private JsonNode lastCard() {
    return posted.getLast();
  }

  private static List<JsonNode> buttonsIn(JsonNode node, String title) {
    var found = new ArrayList<JsonNode>();
    if (title.equals(node.path("title").asText()) && node.has("verb")) {
      found.add(node);
    }
    node.forEach(child -> found.addAll(buttonsIn(child, title)));
    return found;
  }

  private URI bot(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** As much of the Bot Connector as gives each new message an id. */
  private HttpServer connector() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::take);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode activity = JSON.readTree(exchange.getRequestBody());
    if (exchange.getRequestMethod().equals("POST")) {
      posted.add(activity);
    }
    byte[] answer = "{\"id\":\"m-%d\"}".formatted(posted.size()).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
