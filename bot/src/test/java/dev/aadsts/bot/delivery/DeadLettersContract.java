package dev.aadsts.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.delivery.DeadLetter.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link DeadLetters} must do; each implementation's test extends it. */
public abstract class DeadLettersContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** Empty ones, the same each time within a test. */
  protected abstract DeadLetters letters();

  @Test
  void giveTheNewestFirst() {
    for (int number = 1; number <= 5; number++) {
      letters().keep(letter(number));
    }

    assertThat(letters().newest(2)).containsExactly(letter(5), letter(4));
    assertThat(letters().count()).isEqualTo(5);
  }

  @Test
  void keepOneForAnIncident() {
    letters().keep(letter(1));
    letters().keep(letter(1));

    assertThat(letters().count()).isEqualTo(1);
  }

  @Test
  void keepWhatHasNoEdge() {
    var nameless = new DeadLetter("0badcafe", "e1", "", Reason.UNREADABLE, NOON);

    letters().keep(nameless);

    assertThat(letters().newest(9)).containsExactly(nameless);
  }

  @Test
  void forgetWhatIsOld() {
    for (int number = 1; number <= 5; number++) {
      letters().keep(letter(number));
    }

    assertThat(letters().deleteBefore(NOON.plusSeconds(3))).isEqualTo(2);

    assertThat(letters().newest(9)).containsExactly(letter(5), letter(4), letter(3));
  }

  private static DeadLetter letter(int number) {
    Reason reason = number == 4 ? Reason.REFUSED : Reason.BROKEN;
    return new DeadLetter(
        "incident" + number, "event " + number, "edge", reason, NOON.plusSeconds(number));
  }
}
