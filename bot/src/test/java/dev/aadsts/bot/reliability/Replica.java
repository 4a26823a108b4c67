package dev.aadsts.bot.reliability;

import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One process of the bot, which can be killed and started again on the same port: as {@code
 * ./aadsts serve} starts it where the build has got that far, the same classes before. For one
 * thread, besides {@link #uri} and {@link #life}.
 */
final class Replica implements AutoCloseable {
  /** The script that ships; set by the profile that runs after packaging. */
  private static final @Nullable String LAUNCHER = System.getProperty("reliability.launcher");

  private static final Duration START = Duration.ofSeconds(90);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port = freePort();
  private final Map<String, String> environment;
  private final Path log;
  private final List<String> before;
  private @Nullable Process process;
  // Odd while it is ready; each death and each return makes it one more.
  private final AtomicInteger life = new AtomicInteger();

  /**
   * @param environment its settings, besides the port
   * @param log where its output is appended
   * @param before a command in whose arms it runs, for limits
   */
  Replica(Map<String, String> environment, Path log, String... before) {
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.before = List.of(before);
  }

  /** Its settings against that fake, at a pace that does not decide how long a run takes. */
  static Map<String, String> settings(SlackWorkspace slack) {
    return Map.of(
        "AADSTS_BIND",
        "127.0.0.1",
        "SLACK_SIGNING_SECRET",
        SlackWorkspace.SECRET,
        "SLACK_BOT_TOKEN",
        SlackWorkspace.TOKEN,
        "AADSTS_SLACK_CHANNEL_PACE",
        "1000 per PT1S",
        "AADSTS_SLACK_WORKSPACE_PACE",
        "10000 per PT1S",
        "SLACK_API_URL",
        slack.apiUrl());
  }

  /** Starts it, without waiting. */
  Replica launch() {
    var command = new ArrayList<>(before);
    command.addAll(LAUNCHER == null ? sameClasses() : List.of(LAUNCHER, "serve"));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.matches("(AADSTS|SLACK|MICROSOFT|TEAMS)_.*|DATABASE_URL"));
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static List<String> sameClasses() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "serve");
  }

  /** Waits until it takes traffic. */
  Replica ready() {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(50))
        .failFast(this::checkAlive)
        .until(() -> readiness() == 200);
    life.updateAndGet(now -> now | 1); // Also where it was known to be.
    return this;
  }

  private void checkAlive() {
    if (!running().isAlive()) {
      throw new AssertionError("It ended with " + running().exitValue() + ", see " + log);
    }
  }

  /** The status of its readiness; 0 where nothing answers. */
  int readiness() {
    return get("/health/ready");
  }

  /** The status of its answer; 0 where nothing answers. */
  int get(String path) {
    try {
      var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  void kill() {
    life.updateAndGet(now -> now + (now & 1));
    try {
      running().destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops it in the middle of whatever it does, has that done, and lets it go on. */
  void whileFrozen(Runnable work) {
    signal("STOP");
    work.run();
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int sent =
          new ProcessBuilder("kill", "-" + name, Long.toString(running().pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (sent != 0) {
        throw new AssertionError("No signal " + name + " could be sent");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM. */
  void terminate() {
    running().destroy();
  }

  /** Whether it ended by then. */
  boolean endsWithin(Duration limit) throws InterruptedException {
    return running().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A number for this stretch of its life, odd while it is ready: the same before and after, and it
   * lived all the while.
   */
  int life() {
    return life.get();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What the operating system knows it by. */
  long pid() {
    return running().pid();
  }

  /** What it printed. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("Not started");
    }
    return process;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
