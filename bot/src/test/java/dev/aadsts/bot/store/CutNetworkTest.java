package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.store.Write.Lane;
import dev.aadsts.bot.testkit.Postgres;
import dev.aadsts.bot.testkit.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network between this process and PostgreSQL that lets nothing through, and tells nobody. */
final class CutNetworkTest {
  private static final ConnectionTimeouts SHORT =
      new ConnectionTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final String url = Postgres.freshDatabase();
  private final Wire wire = Wire.before(url);
  private final Database elsewhere = Database.postgres(url);
  private final Database database =
      Database.unopenedPostgres(Wire.through(wire, url), SHORT).open();

  @BeforeEach
  void makeRow() throws SQLException {
    execute(elsewhere, "CREATE TABLE things (owner VARCHAR(9), seen INTEGER)");
    execute(elsewhere, "INSERT INTO things VALUES ('nobody', 0)");
  }

  @AfterEach
  void close() {
    database.close();
    elsewhere.close();
    wire.close();
  }

  @Test
  void isNotUpWhileTheNetworkIsCutAndIsAgainOnceItWorks() {
    assertThat(database.isUp()).isTrue();

    wire.cut();
    assertThat(database.isUp()).isFalse();

    wire.mend();
    await().until(database::isUp);
  }

  @Test
  void failsToWriteAndGoesOnOnceTheNetworkWorks() {
    assertThat(write(Lane.EVENTS)).isEqualTo(1);

    wire.cut();
    assertThatThrownBy(() -> write(Lane.EVENTS)).isInstanceOf(NotCommittedException.class);

    wire.mend();
    await().ignoreExceptions().until(() -> write(Lane.EVENTS) == 1);
  }

  @Test
  void writesWhatHasHappenedOnceTheNetworkWorks() {
    assertThat(write(Lane.ENDINGS)).isEqualTo(1);
    wire.cut();

    var written = database.commits().write(touch(Lane.ENDINGS));
    wire.mend(); // For new connections only.

    assertThat(written.join()).isEqualTo(1);
  }

  @Test
  void holdsNoLockFromBeyondTheCut() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.executeUpdate("UPDATE things SET owner = 'lost'");
      }
      wire.cut();

      execute(elsewhere, "UPDATE things SET owner = 'kept'");

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(owner()).isEqualTo("kept");
  }

  private String owner() {
    return elsewhere
        .queries()
        .withHandle(
            handle -> handle.createQuery("SELECT owner FROM things").mapTo(String.class).one());
  }

  private int write(Lane lane) {
    return database.commits().writeNow(touch(lane));
  }

  private static Write touch(Lane lane) {
    var statement = new Write.Statement(lane, 0, "UPDATE things SET seen = seen + 1");
    return Write.of(statement, "c", row -> {});
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
