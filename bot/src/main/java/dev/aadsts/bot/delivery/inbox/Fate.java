package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.DeadLetter;
import java.time.Duration;

/** What becomes of an event after an attempt to handle it. */
sealed interface Fate {
  /** It is done with. */
  record Handled() implements Fate {}

  /**
   * It comes back.
   *
   * @param recorded as it is to be kept until then
   */
  record Later(Recorded recorded, Duration after) implements Fate {}

  /** It is given up. */
  record Dead(DeadLetter.Reason reason, Throwable cause) implements Fate {}
}
