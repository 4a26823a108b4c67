package dev.aadsts.bot;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.ChecklistStore.Appended;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.UnreadableChecklistException;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.outbox.Receipts;
import dev.aadsts.bot.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store from growing and from knowing longer than it should: closes checklists that
 * nobody comes back to, forgets those that ended long ago, what was given up long ago, who gave
 * feedback or changed a setting, what readers of the site reported, and receipts that no event can
 * ask for any more; gives secrets their newest key. Safe to run in several processes at once; each
 * run does what is due by then.
 */
final class Housekeeping implements Runnable {
  static final Duration IDLE = Duration.ofDays(14);

  // Longer than an event can wait in the queue: it is handled or given up within minutes, or as
  // soon as a process runs again.
  static final Duration RECEIPTS = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Person BOT = new Person("aadsts", "aadsts");
  private static final int BATCH = 100;

  private final ChecklistStore checklists;
  private final Receipts receipts;
  private final DeadLetters deadLetters;
  private final ToIntFunction<Instant> forgetPeople;
  private final Optional<Secrets> secrets;
  private final Duration retention;
  private final Clock clock;

  /**
   * @param forgetPeople forgets who gave feedback or changed a setting before a moment
   * @param retention how long a checklist is kept after it ended, a dead letter, and who gave
   *     feedback
   */
  Housekeeping(
      ChecklistStore checklists,
      Receipts receipts,
      DeadLetters deadLetters,
      ToIntFunction<Instant> forgetPeople,
      Optional<Secrets> secrets,
      Duration retention,
      Clock clock) {
    this.checklists = checklists;
    this.receipts = receipts;
    this.deadLetters = deadLetters;
    this.forgetPeople = forgetPeople;
    this.secrets = secrets;
    this.retention = retention;
    this.clock = clock;
  }

  /** Does what is due. Never throws: a scheduler would not call it again. */
  @Override
  public void run() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant kept = now.minus(retention);
    step("idle checklists closed", () -> abandonIdle(now));
    step("old checklists deleted", () -> checklists.deleteEndedBefore(kept));
    step("receipts deleted", () -> receipts.deleteBefore(now.minus(RECEIPTS)));
    step("dead letters deleted", () -> deadLetters.deleteBefore(kept));
    step(
        "reporters, readers and changes of settings forgotten",
        () -> forgetPeople.applyAsInt(kept));
    step("secrets encrypted with the newest key", this::renewSecrets);
  }

  // One that fails stops none of the others.
  private static void step(String what, IntSupplier step) {
    try {
      int count = step.getAsInt();
      if (count > 0) {
        LOG.info("Housekeeping: {} {}", count, what);
      }
    } catch (RuntimeException e) {
      LOG.error("Housekeeping failed ({}); it is tried again at the next turn", what, e);
    }
  }

  private int renewSecrets() {
    Optional<Secrets.Renewal> renewal = secrets.map(Secrets::renew);
    int unreadable = renewal.map(Secrets.Renewal::unreadable).orElse(0);
    if (unreadable > 0) {
      LOG.warn(
          "{} secrets cannot be read: a key is missing from AADSTS_ENCRYPTION_KEY, or they are"
              + " damaged",
          unreadable);
    }
    return renewal.map(Secrets.Renewal::renewed).orElse(0);
  }

  private int abandonIdle(Instant now) {
    int abandoned = 0;
    while (true) {
      List<ChecklistId> idle = checklists.idleSince(now.minus(IDLE), BATCH);
      long done = idle.stream().filter(id -> abandon(id, now)).count();
      abandoned += Math.toIntExact(done);
      if (idle.size() < BATCH || done == 0) {
        return abandoned;
      }
    }
  }

  // Not through the use cases, which would try again on what somebody did in the meantime: a
  // checklist that was touched a moment ago is not idle.
  private boolean abandon(ChecklistId id, Instant now) {
    return read(id)
        .filter(list -> list.touchedAt().isBefore(now.minus(IDLE)))
        .filter(
            list ->
                list.apply(new Command.Abandon(), BOT, now)
                        instanceof Checklist.Result.Changed(var checklist, var change)
                    && checklists.append(checklist) == Appended.DONE)
        .isPresent();
  }

  private Optional<Checklist> read(ChecklistId id) {
    try {
      return checklists.find(id);
    } catch (UnreadableChecklistException e) {
      LOG.warn("{}; it stays open", e.getMessage());
      return Optional.empty();
    }
  }
}
