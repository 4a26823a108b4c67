package dev.aadsts.bot.delivery.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.EventMark;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * Handles what waits in the queue: what was put off, what a process left behind that died, and what
 * is more than one holds in hand. db-scheduler says what is due, and sees that one process has it.
 * Safe for use by many threads.
 */
final class Backlog {
  private static final String TASK = "event";
  private static final int THREADS = 64;

  private final EventRows rows;
  private final Attempt attempt;
  private final GivingUp givingUp;
  private final InFlight inFlight;
  private final Alarm alarm;
  private final Clock clock;
  private final InboxPace pace;
  private final Scheduler scheduler;

  /**
   * @param inFlight what is not to be handled from here at the same time
   * @param alarm set for what is put off
   */
  Backlog(
      EventRows rows,
      EventSerializer serializer,
      Attempt attempt,
      GivingUp givingUp,
      InFlight inFlight,
      Alarm alarm,
      Clock clock,
      InboxPace pace) {
    this.rows = rows;
    this.attempt = attempt;
    this.givingUp = givingUp;
    this.inFlight = inFlight;
    this.alarm = alarm;
    this.clock = clock;
    this.pace = pace;
    this.scheduler =
        Scheduler.create(
                rows.dataSource(),
                Tasks.custom(TASK, Recorded.class)
                    .onFailure(this::unreadable)
                    .onDeadExecutionRevive()
                    .execute(this::execute))
            .serializer(serializer)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(THREADS)
            .pollingInterval(pace.polling())
            // What is fetched waits for the store, so no more than can be handled.
            .pollUsingFetch(0.5, 1.0)
            .heartbeatInterval(pace.heartbeat())
            .missedHeartbeatsLimit(InboxPace.MISSED_HEARTBEATS)
            .shutdownMaxWait(pace.drain())
            .enableImmediateExecution()
            // One clock for when something is due and for what is due, or nothing ever is.
            .clock(clock::instant)
            // We log each failure ourselves, once.
            .failureLogging(LogLevel.OFF, false)
            .build();
  }

  /** Begins to handle what is due. */
  void start() {
    scheduler.start();
  }

  /** Looks for what is due, now. */
  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Waits for what is being handled, as long as the pace says. */
  void stop() {
    scheduler.stop();
  }

  private CompletionHandler<Recorded> execute(
      TaskInstance<Recorded> instance, ExecutionContext context) {
    Recorded recorded = instance.getData();
    if (recorded.isTombstone()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    EventMark.put(recorded.id());
    try {
      // It may be in hand, if the clock was put forward.
      Optional<CompletableFuture<AttemptResult>> elsewhere = inFlight.result(recorded.id());
      return elsewhere.isPresent()
          ? afterAnother(recorded, elsewhere.get().join())
          : completion(recorded, attempt.at(recorded));
    } finally {
      EventMark.remove();
    }
  }

  private CompletionHandler<Recorded> completion(Recorded recorded, AttemptResult result) {
    return switch (result) {
      case AttemptResult.Handled() ->
          (complete, operations) -> bury(recorded, complete, operations);
      case AttemptResult.Later later ->
          (complete, operations) -> comeBack(later, complete, operations);
      case AttemptResult.Dead dead ->
          (complete, operations) -> {
            Optional<AttemptResult.Later> again = givingUp.of(recorded, dead);
            if (again.isPresent()) {
              comeBack(again.get(), complete, operations);
            } else {
              bury(recorded, complete, operations);
            }
          };
    };
  }

  private CompletionHandler<Recorded> afterAnother(Recorded recorded, AttemptResult result) {
    return (complete, operations) -> {
      if (result instanceof AttemptResult.Later later) {
        comeBack(later, complete, operations);
      } else {
        bury(recorded, complete, operations);
      }
    };
  }

  private void comeBack(
      AttemptResult.Later later,
      ExecutionComplete complete,
      ExecutionOperations<Recorded> operations) {
    rows.settle();
    operations.reschedule(complete, clock.instant().plus(later.after()), later.recorded());
    alarm.after(later.after());
  }

  private void bury(
      Recorded recorded, ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    rows.settle();
    operations.reschedule(complete, clock.instant().plus(pace.tombstone()), recorded.tombstone());
  }

  // Whatever happens while an event is handled is a result of its own: what fails here is reading
  // it.
  private void unreadable(ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    var nameless =
        new Recorded(complete.getExecution().taskInstance.getId(), "", "", 0, 0, List.of());
    var cause = complete.getCause().orElseThrow();
    var unused = givingUp.of(nameless, new AttemptResult.Dead(DeadLetter.Reason.UNREADABLE, cause));
    bury(nameless, complete, operations);
  }
}
