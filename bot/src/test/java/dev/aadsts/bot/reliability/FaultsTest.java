package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine around the process does to it, and what people in Slack see of that. */
final class FaultsTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final Hold hold = new Hold();
  private final SlackWorkspace slack = new SlackWorkspace(hold);

  @AfterEach
  void stop() {
    hold.end();
    slack.close();
  }

  @Test
  void drainsOnSigtermAndHandlesTheRestAtTheNextStart() throws Exception {
    try (var replica = new Replica(sqlite(), folder.resolve("log.txt")).launch().ready()) {
      Question inWork = question("C0WORK", 1);
      CountDownLatch arrived = hold.after("chat.postMessage", inWork.channel());
      ask(replica, inWork);
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

      replica.terminate();
      await().atMost(LONG).until(() -> replica.readiness() == 0);
      assertThat(replica.endsWithin(Duration.ofMillis(200))).as("it finishes its work").isFalse();
      hold.end();

      assertThat(replica.endsWithin(LONG)).isTrue();
      replica.launch().ready();
      Question later = question("C0LATER", 2);
      ask(replica, later);
      awaitPosts(later, 1);
      assertThat(slack.posts(inWork.place())).isNotEmpty();
      assertNothingDoubled(inWork);
    }
  }

  @Test
  void answersEverythingThatItAcknowledgedThoughTheDatabaseIsKilled() throws Exception {
    int port = freePort();
    EmbeddedPostgres first = postgres(port);
    var settings = new HashMap<>(Replica.settings(slack));
    settings.put("DATABASE_URL", "postgresql://postgres:postgres@localhost:" + port + "/postgres");
    try (var replica = new Replica(settings, folder.resolve("log.txt")).launch().ready()) {
      Question before = question("C0BEFORE", 1);
      ask(replica, before);
      awaitPosts(before, 1);

      List<Question> inWork =
          IntStream.range(0, 30).mapToObj(number -> question("C1", 100 + number)).toList();
      inWork.forEach(question -> ask(replica, question));
      kill(folder.resolve("postgres"));
      first.close();
      await().atMost(LONG).until(() -> replica.readiness() == 503);
      assertThat(replica.get("/health/live")).isEqualTo(200);
      Question meanwhile = question("C0GONE", 2);
      slack.wrote(meanwhile.channel(), meanwhile.ts());
      assertThat(sender(replica).once(SlackSender.JSON, meanwhile.body(), 0)).isNotEqualTo(200);

      EmbeddedPostgres second = postgres(port);
      try {
        replica.ready();
        ask(replica, meanwhile);
        awaitPosts(meanwhile, 1);
        assertNothingDoubled(meanwhile);
        inWork.forEach(this::awaitAnswered);
      } finally {
        second.close();
      }
    }
  }

  @Test
  void acknowledgesNothingThatADiskCannotTakeAndGoesOnOnceItCan() throws Exception {
    var log = folder.resolve("log.txt");
    // No file may grow beyond that: a full disk that any user can have.
    String[] small = {"sh", "-c", "ulimit -f 6000 && exec \"$@\"", "sh"};
    List<Question> questions =
        IntStream.range(0, 400)
            .mapToObj(number -> question("C%03d".formatted(number), 10 + number))
            .toList();
    Question refused;
    try (var replica = new Replica(sqlite(), log, small).launch().ready();
        Connection reader = reading()) {
      refused =
          questions.stream()
              .filter(question -> sendOnce(replica, question) != 200)
              .findFirst()
              .orElseThrow();
      reader.rollback();
    }
    try (var replica = new Replica(sqlite(), log).launch().ready()) {
      ask(replica, refused);

      // Everything that was acknowledged, and what was not at first.
      for (Question question : questions.subList(0, questions.indexOf(refused) + 1)) {
        awaitAnswered(question);
      }
    }
  }

  // While somebody reads what stood there before, the log of SQLite only grows.
  private Connection reading() throws SQLException {
    Connection reader =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/aadsts.db"));
    reader.setAutoCommit(false);
    try (ResultSet claims = reader.createStatement().executeQuery("SELECT thing FROM claims")) {
      assertThat(claims.next()).isFalse();
    }
    return reader;
  }

  private int sendOnce(Replica replica, Question question) {
    slack.wrote(question.channel(), question.ts());
    return sender(replica).once(SlackSender.JSON, question.body(), 0);
  }

  private void ask(Replica replica, Question question) {
    slack.wrote(question.channel(), question.ts());
    assertThat(sender(replica).deliver(SlackSender.JSON, question.body()).acknowledged()).isTrue();
  }

  private static SlackSender sender(Replica replica) {
    return new SlackSender(() -> replica);
  }

  private void awaitPosts(Question question, int least) {
    await().atMost(LONG).until(() -> slack.posts(question.place()).size() >= least);
  }

  // Or its person was told that something went wrong.
  private void awaitAnswered(Question question) {
    await()
        .atMost(LONG)
        .until(
            () ->
                !slack.posts(question.place()).isEmpty()
                    || !slack.posts("/" + question.user()).isEmpty());
    assertNothingDoubled(question);
  }

  private void assertNothingDoubled(Question question) {
    assertThat(slack.posts(question.place()).stream().map(Fate::look).toList())
        .doesNotHaveDuplicates();
  }

  private Map<String, String> sqlite() {
    var settings = new HashMap<>(Replica.settings(slack));
    settings.put("AADSTS_DATA_DIR", folder.resolve("data").toString());
    return settings;
  }

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(2))
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        // Off by default in this one, and what it then says to have committed dies with it.
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static void kill(Path postgres) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(postgres.resolve("postmaster.pid")).getFirst());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static Question question(String channel, int number) {
    return Question.asked(
        channel, "1795248000.%06d".formatted(number), "U%06d".formatted(number), "50105");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
