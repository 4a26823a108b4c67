package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.DeadLetter;
import java.time.Duration;

/** What becomes of an event after an attempt to handle it. */
sealed interface AttemptResult {
  /** It is done with. */
  record Handled() implements AttemptResult {}

  /**
   * It comes back.
   *
   * @param recorded as it is to be kept until then
   */
  record Later(Recorded recorded, Duration after) implements AttemptResult {}

  /** It is given up. */
  record Dead(DeadLetter.Reason reason, Throwable cause) implements AttemptResult {}
}
