package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlDeadLetters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clock that is set anew does to events. */
final class ClockJumpTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void handlesWhatIsRecordedBeforeAndAfterItWasPutForward() {
    try (Inbox inbox = inbox()) {
      inbox.start();
      inbox.record(event("before"));
      offset.set(HOUR);
      inbox.record(event("after"));

      await().until(() -> handled.size() == 2);
    }
    assertThat(handled).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void handlesWhatIsRecordedAfterItWasPutBack() {
    try (Inbox inbox = inbox()) {
      inbox.start();
      inbox.record(event("before"));
      await().until(() -> handled.size() == 1);
      offset.set(HOUR.negated());
      inbox.record(event("after"));

      await().until(() -> handled.size() == 2);
    }
    assertThat(handled).containsExactly("before", "after");
  }

  @Test
  void keepsWhatWaitedWhenItWasPutBackUntilTheClockIsThereAgain() {
    try (Inbox recording = inbox()) {
      recording.record(event("waiting"));
    }
    offset.set(HOUR.negated());
    try (Inbox inbox = inbox()) {
      inbox.start();
      inbox.record(event("new"));
      await().until(() -> handled.contains("new"));
      assertThat(handled).containsExactly("new");

      offset.set(Duration.ZERO);

      await().until(() -> handled.contains("waiting"));
    }
    assertThat(handled).containsExactly("new", "waiting");
  }

  private Inbox inbox() {
    EventHandler handler =
        new EventHandler() {
          @Override
          public void handle(Event event, Turns turns) {
            handled.add(event.id());
          }

          @Override
          public void gaveUp(Event event, String incident) {
            throw new AssertionError("Gave up on " + event.id());
          }
        };
    return new Inbox(
        database.eventRows(),
        Map.of("slack", handler),
        new SqlDeadLetters(database),
        new DeliveryMetrics(new SimpleMeterRegistry()),
        new Jumping());
  }

  private static Event event(String id) {
    return new Event(id, "slack", "words");
  }

  private final class Jumping extends Clock {
    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("Times are in UTC");
    }
  }
}
