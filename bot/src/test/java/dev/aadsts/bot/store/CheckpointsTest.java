package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  // Less than for which SQLite by itself would do anything.
  private static final int ROWS = 600;

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
    database.wipeDeleted();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void bringsWhatIsCommittedIntoTheFileBesideThoseWhoWrite() throws IOException {
    long before = pages();

    write(ROWS);

    await().untilAsserted(() -> assertThat(pages()).isGreaterThan(before));
  }

  @Test
  void leavesAFewRowsInTheLog() throws IOException {
    long before = pages();

    write(20);

    assertThat(pages()).isEqualTo(before);
  }

  @Test
  void leavesThatToACommitOnlyWhereTheLogIsLong() {
    int pages =
        database
            .queries()
            .withHandle(
                handle ->
                    handle.createQuery("PRAGMA wal_autocheckpoint").mapTo(Integer.class).one());

    assertThat(pages).isEqualTo(Checkpoints.MOST_PAGES);
  }

  private void write(int rows) {
    var receipts = new SqlReceipts(database);
    for (int number = 0; number < rows; number++) {
      receipts.begin("e" + number, "0", NOON);
    }
  }

  // How many pages the file itself has: https://www.sqlite.org/fileformat.html, section 1.3.8.
  private long pages() throws IOException {
    var count = ByteBuffer.allocate(Integer.BYTES);
    try (FileChannel file = FileChannel.open(folder.resolve("aadsts.db"))) {
      file.read(count, 28);
    }
    return Integer.toUnsignedLong(count.flip().getInt());
  }
}
