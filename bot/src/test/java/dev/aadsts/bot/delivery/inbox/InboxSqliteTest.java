package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxSqliteTest extends InboxContract {
  @TempDir Path folder;

  @Override
  Database open() {
    return Database.sqlite(folder);
  }

  @Test
  void handlesAtOnceWhatTheProcessHadBegunThatHadTheFileBefore() throws Exception {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    pretendThatAnotherProcessHandlesIt(Instant.now());
    var patient =
        new InboxPace(
            FAST.polling(), Duration.ofHours(1), FAST.drain(), FAST.tombstone(), FAST.retry());

    inbox(nextProcess(), patient, Clock.systemUTC()).start();

    awaitHandled("e1");
  }

  @Test
  void keepsInHandWhatItHandlesWhileACommandLooksAtTheSameFile() throws Exception {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    pretendThatAnotherProcessHandlesIt(Instant.now().plus(Duration.ofHours(1)));
    slack.block();
    started().record(event("e2"));
    List<?> before = whoHasThem();

    Database.unopenedSqlite(folder).openAsGuest().close();

    assertThat(whoHasThem()).isEqualTo(before);
    slack.release();
  }

  private List<?> whoHasThem() throws Exception {
    return query(
        "SELECT task_instance || ' ' || picked || ' ' || coalesce(picked_by, 'nobody')"
            + " FROM scheduled_tasks ORDER BY task_instance");
  }
}
