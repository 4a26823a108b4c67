package dev.aadsts.bot.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.address.InMemoryAddresses;
import dev.aadsts.bot.answer.Desk;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.answer.Responders;
import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.testkit.LongPatience;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The bot in development mode, and the Microsoft 365 Agents Playground as its client. */
final class Playground implements AutoCloseable {
  private static final Path CLI =
      Path.of("src/test/playground/node_modules/@microsoft/m365agentsplayground/cli.js");

  private final InMemoryAddresses addresses = new InMemoryAddresses();
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  // It takes the offer to upgrade to HTTP/2 for a web socket, and never answers.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Database database;
  private final TeamsEdge edge;
  private final Inbox inbox;
  private final HttpServer server;
  private final Process process;
  private final int port;

  Playground(Path folder, KnowledgeBase kb) {
    Clock clock = Clock.systemUTC();
    database = Database.sqlite(folder.resolve("data"));
    var checklists = new Checklists(new SqlChecklists(database), clock);
    var explanation = new Explanation(kb, Optional.of(URI.create("https://aadsts.contoso.com")));
    var feedback = new SqlFeedback(database, clock);
    var responders =
        Responders.of(
            kb,
            explanation,
            checklists,
            Desk.NO_EXPERIENCE,
            feedback,
            AnswerContexts.nothing(clock));
    var outbox = new Outbox(new SqlReceipts(database), clock);
    var metrics = new DeliveryMetrics(new SimpleMeterRegistry());
    var traffic = new Throttle(TeamsEdge.THREAD_PACE, TeamsEdge.TENANT_PACE, clock);
    edge =
        new TeamsEdge(
            TeamsSettings.forDevelopment(),
            responders.answerer(),
            responders.presses(),
            addresses,
            new Outgoing(outbox, traffic, metrics),
            clock);
    inbox =
        new Inbox(
            database.eventRows(),
            Map.of(TeamsEdge.NAME, edge.handler()),
            new SqlDeadLetters(database),
            metrics,
            clock,
            LongPatience.FOR_A_PERSON);
    inbox.start();
    server =
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0),
            edge.routes(inbox).stream().map(this::watched).toList());
    port = freePort();
    process = start(folder);
    try {
      awaitUp();
    } catch (ConditionTimeoutException e) {
      close();
      throw e;
    }
  }

  /** Why it cannot be started here; empty where it can. */
  static Optional<String> missing() {
    return Files.exists(CLI)
        ? Optional.empty()
        : Optional.of(
            "No Agents Playground: run npm install --prefix bot/src/test/playground first");
  }

  String address() {
    return "http://localhost:" + port;
  }

  /** What the bot has been sent, oldest first. */
  List<JsonNode> received() {
    return List.copyOf(received);
  }

  /** Whether the bot knows how to reach that conversation. */
  boolean isIn(String conversation) {
    return received.stream()
        .filter(activity -> activity.at("/conversation/id").asText().equals(conversation))
        .map(activity -> activity.at("/channelData/tenant/id").asText("development"))
        .anyMatch(tenant -> addresses.find(tenant, conversation).isPresent());
  }

  /** Sends the bot an activity as the Playground's "Mock an Activity" does. */
  void mock(JsonNode activity) throws IOException, InterruptedException {
    var request =
        java.net.http.HttpRequest.newBuilder(
                URI.create(address() + "/_internal/v1/customActivities"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(activity.toString()))
            .build();
    http.send(request, BodyHandlers.discarding());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    server.close();
    inbox.close();
    edge.close();
    database.close();
    http.close();
  }

  private Route watched(Route route) {
    return new Route(
        route.method(),
        route.path(),
        route.maxBody(),
        request -> {
          keep(request);
          return route.endpoint().handle(request);
        },
        route.guard());
  }

  private void keep(HttpRequest request) {
    try {
      received.add(TeamsWorld.JSON.readTree(request.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Path folder) {
    try {
      return new ProcessBuilder(
              "node",
              CLI.toAbsolutePath().toString(),
              "-e",
              "http://127.0.0.1:" + server.port() + TeamsEdge.PATH,
              "-c",
              "msteams",
              "--dt",
              "true",
              "-p",
              Integer.toString(port))
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("playground.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitUp() {
    var request = java.net.http.HttpRequest.newBuilder(URI.create(address())).build();
    Awaitility.await()
        .ignoreExceptions()
        .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
