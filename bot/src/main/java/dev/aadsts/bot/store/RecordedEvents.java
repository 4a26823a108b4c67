package dev.aadsts.bot.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which events may have a row in a file of SQLite into which this process alone records: an
 * event that is not known here is new, and nobody need wait for the file to say so. What earlier
 * processes left in the file is read once, in the background; until then no event passes for new.
 * Safe for use by many threads.
 */
final class RecordedEvents {
  // Rows of handled events are kept for two hours. Of one that was put off for longer than this a
  // second delivery may pass for new: its receipts keep it from being answered again.
  private static final Duration KEPT = Duration.ofHours(3);

  private static final Logger LOG = LoggerFactory.getLogger(RecordedEvents.class);

  private final Queries file;
  private final RotatingBloomFilter rows = new RotatingBloomFilter();
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile boolean knowsTheFile;

  RecordedEvents(Queries file) {
    this.file = file;
  }

  /** Notes an event, and says whether it surely was not recorded before. */
  boolean note(String id, Instant now) {
    boolean wasComplete = knowsTheFile;
    boolean isNew = rows.isNew(id, now.plus(KEPT), now);
    if (!wasComplete && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("events-read").start(() -> learnTheFile(now));
    }
    return wasComplete && isNew;
  }

  private void learnTheFile(Instant now) {
    try {
      file.list("SELECT task_instance FROM scheduled_tasks", row -> row.getString(1))
          .forEach(id -> rows.add(id, now.plus(KEPT), now));
      knowsTheFile = true;
    } catch (RuntimeException e) {
      LOG.debug("Which events are recorded is asked again at the next one", e);
    } finally {
      reading.set(false);
    }
  }

  /** Forgets what ran out before that moment. */
  void dropBefore(Instant moment) {
    rows.dropBefore(moment);
  }
}
