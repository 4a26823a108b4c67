package dev.aadsts.bot.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the last {@link Sightings} of a process. */
final class SightingsStopTest {
  private static final Trouble HR =
      new Trouble(Platform.SLACK, "T1", Articles.LOCKED_OUT, "hr-app");
  private static final Duration LONG = Duration.ofMinutes(5);

  private final MutableClock clock = MutableClock.atNoon();
  private final InMemorySightings store = new InMemorySightings();
  private final CompletableFuture<Void> gate = new CompletableFuture<>();
  private final Sightings sightings =
      new Sightings(new Gated(), Optional.of(IncidentRule.USUAL), clock);

  @AfterEach
  void letGo() {
    gate.complete(null);
  }

  @Test
  void areKept() {
    gate.complete(null);
    sightings.note("e1", HR, "U1");

    assertThat(sightings.flushWithin(LONG)).isTrue();

    assertThat(store.people(HR, clock.instant())).containsExactly("U1");
  }

  @Test
  void keepNobodyWaitingWhileTheStoreHangs() {
    sightings.note("e1", HR, "U1");

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThat(sightings.flushWithin(Duration.ofMillis(1))).isFalse());
  }

  @Test
  void areLostWithoutMoreAdoWhereTheStoreIsDown() {
    gate.completeExceptionally(new IllegalStateException("The store is down"));
    sightings.note("e1", HR, "U1");

    assertThat(sightings.flushWithin(LONG)).isFalse();
  }

  @Test
  void areThoseThatAChoreHasTakenAndCannotKeepToo() {
    sightings.note("e1", HR, "U1");
    Thread chore = Thread.ofPlatform().start(this::flushInVain);
    await().until(() -> chore.getState() == Thread.State.WAITING);
    assertThat(sightings.flushWithin(Duration.ofMillis(1))).as("while it tries").isFalse();

    gate.completeExceptionally(new IllegalStateException("Interrupted"));

    assertThat(sightings.flushWithin(LONG)).isTrue();
    assertThat(store.people(HR, clock.instant())).containsExactly("U1");
  }

  private void flushInVain() {
    try {
      sightings.flush();
    } catch (CompletionException e) {
      // So it gave back what it had taken.
    }
  }

  /** Lets the first wait, or fail. */
  private final class Gated extends ForwardingSightings {
    private final AtomicBoolean first = new AtomicBoolean(true);

    Gated() {
      super(store);
    }

    @Override
    public void add(List<Sighting> sightings, Map<Day, Integer> times) {
      if (first.getAndSet(false)) {
        gate.join();
      }
      super.add(sightings, times);
    }
  }
}
