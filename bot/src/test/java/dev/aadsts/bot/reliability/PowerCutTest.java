package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of SQLite as a cut finds them: copied in the middle of whatever the bot is writing, and
 * with a torn end. That the disk has what was acknowledged cannot be seen from a copy: that is
 * SQLite's word, which is kept by {@code synchronous=FULL}.
 */
final class PowerCutTest {
  private static final int COPIES = 12;
  private static final int HEADER = 32;
  private static final int FRAME = 24 + 4096;
  private static final int SENDERS = 4;
  private static final String DATABASE = "aadsts.db";
  private static final String LOG = "aadsts.db-wal";

  @TempDir Path folder;

  private final Random random = new Random(7);
  private final SlackWorkspace slack = new SlackWorkspace(new Hold());
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();

  @AfterEach
  void stop() {
    slack.close();
  }

  /** The files at one moment. */
  private record Copy(Path folder, Set<String> acknowledged) {}

  @Test
  void losesNothingThatItAcknowledgedAndIsWholeWhereverTheLogEnds() throws Exception {
    Map<String, String> settings = new HashMap<>(Replica.settings(slack));
    settings.put("AADSTS_DATA_DIR", folder.resolve("data").toString());
    var copies = new ArrayList<Copy>();
    try (var replica = new Replica(settings, folder.resolve("log.txt")).launch().ready()) {
      List<Thread> senders = new ArrayList<>();
      for (int number = 0; number < SENDERS; number++) {
        senders.add(Thread.ofVirtual().start(() -> ask(replica)));
      }
      for (int number = 0; number < COPIES; number++) {
        awaitAcknowledged(acknowledged.size() + 10 + random.nextInt(30));
        replica.whileFrozen(() -> copies.add(copy(folder.resolve("copy" + copies.size()))));
      }
      enough.set(true);
      for (Thread sender : senders) {
        sender.join();
      }
    }
    for (Copy copy : copies) {
      Copy torn =
          new Copy(
              copy.folder().resolveSibling("torn " + copy.folder().getFileName()),
              copy.acknowledged());
      copyFiles(copy.folder(), torn.folder());
      tear(torn.folder().resolve(LOG));

      Set<String> events = events(copy.folder());
      assertThat(events).containsAll(copy.acknowledged());
      assertThat(events(torn.folder())).isEqualTo(events);
    }
  }

  // What follows the last commit is of one that was being written, or older: it may be anything.
  private void tear(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int end = endOfLastCommit(bytes);
    byte[] rest = new byte[random.nextInt(3 * FRAME)];
    random.nextBytes(rest);
    try (var file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(end);
      file.seek(end);
      file.write(rest);
    }
  }

  /**
   * Frames of this generation have the salt of the log; the last one of a commit says how large the
   * database is then.
   *
   * @see <a href="https://www.sqlite.org/fileformat2.html#walformat">SQLite: the format</a>
   */
  private static int endOfLastCommit(byte[] log) {
    ByteBuffer words = ByteBuffer.wrap(log);
    int end = Math.min(HEADER, log.length);
    for (int frame = HEADER; frame + FRAME <= log.length; frame += FRAME) {
      if (words.getLong(frame + 8) != words.getLong(16)) {
        break;
      }
      if (words.getInt(frame + 4) != 0) {
        end = frame + FRAME;
      }
    }
    return end;
  }

  // Asks one question after the other.
  private void ask(Replica replica) {
    var sender = new SlackSender(() -> replica);
    while (!enough.get()) {
      Question question = Question.number(asked.incrementAndGet());
      slack.wrote(question.channel(), question.ts());
      if (sender.deliver(SlackSender.JSON, question.body()).acknowledged()) {
        acknowledged.add("slack:post:" + question.ts() + ":T0CONTOSO:" + question.channel());
      }
    }
  }

  private void awaitAcknowledged(int least) {
    await().pollInterval(Duration.ofMillis(1)).until(() -> acknowledged.size() >= least);
  }

  private Copy copy(Path to) {
    Set<String> before = Set.copyOf(acknowledged);
    copyFiles(folder.resolve("data"), to);
    return new Copy(to, before);
  }

  private static void copyFiles(Path from, Path to) {
    try {
      Files.createDirectory(to);
      for (String file : List.of(DATABASE, LOG)) {
        Files.copy(from.resolve(file), to.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> events(Path folder) throws SQLException {
    var events = new HashSet<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(DATABASE));
        Statement statement = connection.createStatement()) {
      try (ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
        assertThat(result.getString(1)).isEqualTo("ok");
      }
      try (ResultSet rows = statement.executeQuery("SELECT task_instance FROM scheduled_tasks")) {
        while (rows.next()) {
          events.add(rows.getString(1));
        }
      }
    }
    return events;
  }
}
