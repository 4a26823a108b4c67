package dev.aadsts.bot.metrics;

import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.delivery.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how much there is in the store, as of the last run: a scrape must not wait for a database
 * that is slow. Safe for use by many threads.
 */
public final class StateGauges implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(StateGauges.class);

  private final ChecklistStore checklists;
  private final DeadLetters deadLetters;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger dead = new AtomicInteger();

  public StateGauges(
      ChecklistStore checklists,
      DeadLetters deadLetters,
      IntSupplier articles,
      MeterRegistry meters) {
    this.checklists = checklists;
    this.deadLetters = deadLetters;
    Gauge.builder("aadsts.checklists.open", open, AtomicInteger::get)
        .strongReference(true)
        .register(meters);
    Gauge.builder("aadsts.dead.letters", dead, AtomicInteger::get)
        .strongReference(true)
        .register(meters);
    Gauge.builder("aadsts.kb.articles", articles::getAsInt).strongReference(true).register(meters);
  }

  /** Looks. Never throws: a scheduler would not call it again. */
  @Override
  public void run() {
    try {
      open.set(checklists.countOpen());
      dead.set(deadLetters.count());
    } catch (RuntimeException e) {
      LOG.debug("The store cannot be counted now", e);
    }
  }
}
