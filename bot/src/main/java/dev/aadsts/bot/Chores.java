package dev.aadsts.bot;

import dev.aadsts.bot.metrics.StateGauges;
import dev.aadsts.bot.reminder.Reminding;
import dev.aadsts.kb.KnowledgeBase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running bot does without being asked, at its time, on one thread: a chore waits for the
 * one before it.
 */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private static final Duration LAST_NOTE = Duration.ofSeconds(1);

  private final Core core;
  private final Clock clock;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  Chores(Core core, Clock clock) {
    this.core = core;
    this.clock = clock;
  }

  /** Counts what there is, each minute. */
  void keepCount(StateGauges gauges) {
    // It never throws, so its future has nothing to say.
    var unused = schedule.scheduleWithFixedDelay(gauges, 3, 60, TimeUnit.SECONDS);
  }

  /** Reminds of checklists that nobody touches, every ten minutes. */
  void keepReminding(Reminding reminding) {
    // It never throws, so its future has nothing to say.
    var unused = schedule.scheduleWithFixedDelay(reminding, 2, 10, TimeUnit.MINUTES);
  }

  /** Tidies the store: each hour, and each minute or second what cannot wait so long. */
  void keepHouse(Housekeeping housekeeping) {
    // They never throw, so their futures have nothing to say.
    var unusedHourly = schedule.scheduleWithFixedDelay(housekeeping, 1, 60, TimeUnit.MINUTES);
    var unusedPassing = schedule.scheduleWithFixedDelay(this::forget, 1, 1, TimeUnit.MINUTES);
    var unusedNoting = schedule.scheduleWithFixedDelay(this::note, 1, 1, TimeUnit.SECONDS);
    var unusedWiping = schedule.scheduleWithFixedDelay(this::wipe, 1, 1, TimeUnit.MINUTES);
  }

  private void forget() {
    try {
      core.forgetPassed(clock.instant());
    } catch (RuntimeException e) { // Thrown, it would end the schedule.
      LOG.warn("What has passed could not be forgotten; it is tried again in a minute", e);
    }
  }

  private void note() {
    try {
      core.sightings().flush();
    } catch (RuntimeException e) { // Thrown, it would end the schedule.
      LOG.warn("Who met which error could not be noted; it is tried again in a second", e);
    }
  }

  private void wipe() {
    try {
      core.database().wipeDeleted();
    } catch (RuntimeException e) { // Thrown, it would end the schedule.
      LOG.warn("What was deleted could not be wiped; it is tried again in a minute", e);
    }
  }

  /** Asks the platforms who we are: whoever asks something first should not wait for it. */
  void introduce(Edges edges) {
    // It never throws, so its future has nothing to say.
    var unused = schedule.schedule(edges::askWhoWeAre, 2, TimeUnit.SECONDS);
  }

  /**
   * Reads the search index, for which whoever searches first would wait. A little later, as the
   * first questions after a start need the processor more.
   */
  void readAhead(KnowledgeBase kb) {
    var unused = schedule.schedule(() -> kb.search("sign in", 1).size(), 3, TimeUnit.SECONDS);
  }

  /** Looks every five seconds whether the house rules have changed. */
  void keepReading(HouseRulesFolder rules, KnowledgeBase kb) {
    var unused = schedule.scheduleWithFixedDelay(() -> rules.readAgain(kb), 5, 5, TimeUnit.SECONDS);
  }

  /**
   * Begins no more chores, and interrupts the one that it is at. What was met last goes to the
   * store, unless that takes longer than a second.
   */
  @Override
  public void close() {
    schedule.shutdownNow();
    if (!core.sightings().flushWithin(LAST_NOTE)) {
      LOG.warn("Who met which error last is not noted, as the store does not take it");
    }
  }
}
