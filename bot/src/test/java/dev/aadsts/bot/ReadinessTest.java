package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.rehearsal.Platforms;
import dev.aadsts.bot.rehearsal.Sent;
import dev.aadsts.bot.rehearsal.TeamsRequests;
import dev.aadsts.bot.testkit.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot, and what it says of itself while a platform is down. */
final class ReadinessTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  private final MutableClock clock = new MutableClock(Instant.now());
  private final Platforms platforms = Platforms.start(request -> {});

  @AfterEach
  void stop() {
    platforms.close();
  }

  @Test
  void isReadyOnceEveryConfiguredEdgeWorks() throws Exception {
    try (Bot bot = start()) {
      await().until(() -> ready(bot).statusCode() == 200);

      assertThat(ready(bot).body()).contains("\"store\"", "\"slack\"", "\"teams\"");
    }
  }

  @Test
  void isNotReadyWhileSlackDoesNotAnswer() throws Exception {
    try (Bot bot = start()) {
      await().until(() -> ready(bot).statusCode() == 200);
      platforms.close();
      clock.advance(Duration.ofMinutes(6));

      // Teams is down, too, and may be found to be first.
      await().until(() -> ready(bot).body().contains("Slack does not answer"));
      assertThat(ready(bot).statusCode()).isEqualTo(503);
      assertThat(get(bot, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isNotReadyWhileNobodyCanTellWhoSendsFromTeams() throws Exception {
    var teams = new TeamsRequests(platforms);
    try (Bot bot = start()) {
      await().until(() -> ready(bot).statusCode() == 200);
      platforms.close();

      assertThat(post(bot, teams.mention("50105", 1)).statusCode()).isEqualTo(503);

      assertThat(ready(bot).statusCode()).isEqualTo(503);
      assertThat(ready(bot).body()).contains("Cannot tell who sends");
    }
  }

  private Bot start() {
    var settings = new HashMap<>(platforms.settings());
    settings.put("PORT", "0");
    settings.put("AADSTS_BIND", "127.0.0.1");
    settings.put("AADSTS_DATA_DIR", folder.toString());
    return Bot.start(Main.config(settings), clock);
  }

  private static HttpResponse<String> ready(Bot bot) throws IOException, InterruptedException {
    return get(bot, "/health/ready");
  }

  private static HttpResponse<String> get(Bot bot, String path)
      throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(uri(bot, path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(Bot bot, Sent sent)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(bot, sent.path())).POST(BodyPublishers.ofString(sent.body()));
    sent.headers().forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static URI uri(Bot bot, String path) {
    return URI.create("http://127.0.0.1:" + bot.port() + path);
  }
}
