package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.testkit.Postgres;
import dev.aadsts.bot.testkit.Wire;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class InboxPostgresTest extends InboxContract {
  private final String url = Postgres.freshDatabase();

  @Override
  Database open() {
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

  @Test
  void handlesWhatAProcessHadInHandThatWasCutOffAndIsNotAskedWhenItComesBack() {
    var cutOff = new RecordingHandler();
    cutOff.block();
    cutOff.failWith(() -> new DeliveryException(Kind.REFUSED, "no"));
    try (var wire = Wire.before(url);
        var database =
            Database.postgres(Wire.through(wire, url) + "?connectTimeout=1&socketTimeout=1")) {
      var alone = inbox(database, cutOff);
      alone.start();
      alone.record(event("e1"));
      await().untilAsserted(() -> assertThat(cutOff.begun()).hasSize(1));

      wire.cut();
      started();
      awaitHandled("e1");
      wire.mend();
      cutOff.release();
      alone.close();

      assertThat(cutOff.gaveUp()).isEmpty();
      assertThat(slack.handled()).containsExactly(event("e1"));
      assertThat(query("SELECT task_data FROM scheduled_tasks"))
          .singleElement()
          .asString()
          .doesNotContain("SECRET");
    }
  }
}
