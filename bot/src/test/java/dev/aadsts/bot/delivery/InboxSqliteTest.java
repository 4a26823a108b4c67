package dev.aadsts.bot.delivery;

import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxSqliteTest extends InboxContract {
  @TempDir Path folder;

  @Override
  protected Database open() {
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
}
