package dev.aadsts.bot.metrics;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.bot.checklist.ForwardingChecklists;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;

/** Counts the checklists that begin and end. As safe for threads as the store behind it. */
public final class MeteredChecklists extends ForwardingChecklists {
  private final MeterRegistry meters;

  public MeteredChecklists(ChecklistStore store, MeterRegistry meters) {
    super(store);
    this.meters = meters;
  }

  @Override
  public Checklist open(Checklist checklist) {
    Checklist open = super.open(checklist);
    if (open.id().equals(checklist.id())) {
      Counter.builder("aadsts.checklists.opened").register(meters).increment();
    }
    return open;
  }

  @Override
  public Appended append(Checklist changed) {
    Appended appended = super.append(changed);
    if (appended == Appended.DONE) {
      ended(changed)
          .ifPresent(
              conclusion ->
                  Counter.builder("aadsts.checklists.ended")
                      .tag("outcome", conclusion.outcome().name().toLowerCase(Locale.ROOT))
                      .register(meters)
                      .increment());
    }
    return appended;
  }

  // Not every change of a checklist that has ended is what ended it: notes go on.
  private static Optional<Conclusion> ended(Checklist changed) {
    int last = changed.changes().size() - 1;
    var before =
        new Checklist(
            changed.id(),
            changed.conversation(),
            changed.plan(),
            changed.startedBy(),
            changed.startedAt(),
            changed.changes().subList(0, Math.max(0, last)));
    return before.progress().conclusion().isPresent()
        ? Optional.empty()
        : changed.progress().conclusion();
  }
}
