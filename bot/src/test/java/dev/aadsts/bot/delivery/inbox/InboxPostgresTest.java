package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.testkit.Postgres;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class InboxPostgresTest extends InboxContract {
  private final String url = Postgres.freshDatabase();

  @Override
  protected Database open() {
    return Database.postgres(url);
  }

  @Test
  void recordsWhileAnswersHaveEveryConnectionThatTheyMayHave() throws Exception {
    var inbox = inbox(database(), FAST, Clock.systemUTC());
    int all = database().dataSource().unwrap(HikariDataSource.class).getMaximumPoolSize();
    var taken = new ArrayList<Connection>();
    try {
      for (int number = 0; number < all; number++) {
        taken.add(database().dataSource().getConnection());
      }

      assertThat(inbox.record(event("e1"), Duration.ofMinutes(1))).isTrue();
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }
}
