package dev.aadsts.bot.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A bot is started, asked in every way that there is, and stopped. */
public final class Rehearsal {
  private static final String PASTE =
      "AADSTS50105: The signed in user is not assigned to a role for the application."
          + " Trace ID: 00000000-0000-0000-0000-000000000001"
          + " Correlation ID: 00000000-0000-0000-0000-000000000002"
          + " Timestamp: 2026-11-03 08:15:29Z";
  private static final String READY = "/health/ready";
  private static final List<String> PAGES =
      List.of(
          "/",
          "/?q=not+assigned",
          "/codes/50105",
          "/api/v1/articles/50105",
          "/api/v1/search?q=not+assigned",
          "/health/live",
          READY,
          "/metrics");
  // Enough for a JVM to see which code is worth compiling.
  private static final int ROUNDS = 20;
  private static final int PATIENCE_SECONDS = 30;

  private Rehearsal() {}

  /** A bot that runs. */
  public interface Stage extends AutoCloseable {
    /** Where it listens on loopback. */
    int port();

    @Override
    void close();
  }

  /**
   * Starts a bot with these platforms, and asks it everything.
   *
   * @param open starts a bot with these settings
   * @throws IllegalStateException if it does not answer
   */
  public static void run(Function<Map<String, String>, Stage> open) {
    Path folder = Scratch.make();
    try {
      run(folder, open);
    } finally {
      Scratch.remove(folder);
    }
  }

  private static void run(Path folder, Function<Map<String, String>, Stage> open) {
    var posts = new Semaphore(0);
    try (var platforms = Platforms.start(request -> posts.release());
        Stage bot = open.apply(settings(platforms, folder))) {
      var slack = new SlackRequests(platforms.address());
      var teams = new TeamsRequests(platforms);
      String address = "http://127.0.0.1:" + bot.port();
      for (int round = 0; round < ROUNDS; round++) {
        post(address, slack.command("50105", round));
        post(address, slack.command("private 50105", ROUNDS + round));
        post(address, slack.mention(PASTE, round));
        post(address, teams.mention(PASTE, round));
        awaitPost(posts);
      }
      awaitReady(address);
      PAGES.forEach(page -> read(connection(address, page)));
      post(
          address,
          new Sent(
              "/api/v1/explain",
              Map.of("Content-Type", "application/json"),
              "{\"text\":\"" + PASTE + "\"}"));
    }
  }

  private static Map<String, String> settings(Platforms platforms, Path folder) {
    var settings = new HashMap<>(platforms.settings());
    settings.put("PORT", "0");
    settings.put("AADSTS_BIND", "127.0.0.1");
    settings.put("AADSTS_DATA_DIR", folder.toString());
    settings.put("AADSTS_SLACK_CHANNEL_PACE", "1000 per PT1S");
    settings.put("AADSTS_SLACK_WORKSPACE_PACE", "1000 per PT1S");
    settings.put("AADSTS_TEAMS_THREAD_PACE", "1000 per PT1S");
    settings.put("AADSTS_TEAMS_TENANT_PACE", "1000 per PT1S");
    return settings;
  }

  // Slack is asked who we are a while after the start, or when somebody first wants to know.
  private static void awaitReady(String address) {
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (status(connection(address, READY)) != 200) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("The bot does not become ready.");
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static int status(HttpURLConnection connection) {
    try {
      return connection.getResponseCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitPost(Semaphore posts) {
    try {
      if (!posts.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The bot posts no answer.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static void post(String address, Sent request) {
    HttpURLConnection connection = connection(address, request.path());
    connection.setDoOutput(true);
    request.headers().forEach(connection::setRequestProperty);
    try {
      connection.getOutputStream().write(request.body().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read(connection);
  }

  private static HttpURLConnection connection(String address, String path) {
    try {
      return (HttpURLConnection) URI.create(address + path).toURL().openConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(HttpURLConnection connection) {
    try (InputStream answer = connection.getInputStream()) {
      answer.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("No good answer to " + connection.getURL(), e);
    }
  }
}
