package dev.aadsts.bot.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
  private static final Throttle.Destination HELP = new Throttle.Destination("C1", "workspace T1");
  private static final Throttle.Destination OTHER = new Throttle.Destination("C2", "workspace T1");

  private final MutableClock clock = MutableClock.atNoon();
  private final List<String> sent = new ArrayList<>();

  @Test
  void sendsAtOnceWhereNobodyWaits() throws Exception {
    send(slow(), Turns.none(), HELP, "a");
    send(slow(), Turns.none(), OTHER, "b");

    assertThat(sent).containsExactly("a", "b");
  }

  @Test
  void sendsAWayWhatHasToWaitLongUntilShortlyBeforeItsTurn() throws Exception {
    var throttle = slow();
    send(throttle, Turns.none(), HELP, "a");
    Turns turns = Turns.none();

    DeliveryException notYet = failure(throttle, turns, HELP);

    assertThat(notYet.kind()).isEqualTo(Kind.NOT_YET);
    assertThat(notYet.retryAfter()).contains(Duration.ofSeconds(10).minus(Throttle.EARLY));
    clock.advance(Duration.ofSeconds(10));
    send(throttle, turns, HELP, "b");
    assertThat(sent).containsExactly("a", "b");
    assertThat(turns.held()).isEmpty();
  }

  @Test
  void keepsThePlaceOfWhoWaits() throws Exception {
    var throttle = slow();
    send(throttle, Turns.none(), HELP, "a");
    Turns second = Turns.none();
    failure(throttle, second, HELP);
    Turns third = Turns.none();
    failure(throttle, third, HELP);

    failure(throttle, second, HELP);

    clock.advance(Duration.ofSeconds(10));
    assertThat(failure(throttle, third, HELP).kind()).isEqualTo(Kind.NOT_YET);
    send(throttle, second, HELP, "b");
    clock.advance(Duration.ofSeconds(10));
    send(throttle, third, HELP, "c");
    assertThat(sent).containsExactly("a", "b", "c");
  }

  @Test
  void letsTheMessagesOfAnEventFollowEachOther() throws Exception {
    var throttle = slow();
    Turns first = Turns.none();
    throttle.create(first, HELP, 2, () -> sent.add("a1"));
    Turns second = Turns.none();
    failure(throttle, second, HELP);

    clock.advance(Duration.ofSeconds(10));
    throttle.create(first, HELP, 1, () -> sent.add("a2"));
    clock.advance(Duration.ofSeconds(10));
    assertThat(failure(throttle, second, HELP).kind()).isEqualTo(Kind.NOT_YET);
    throttle.create(first, HELP, 0, () -> sent.add("a3"));

    assertThat(sent).containsExactly("a1", "a2", "a3");
  }

  @Test
  void doesNotTakeTheTurnsOfAWholeWorkspaceForAFloodInOneChannel() throws Exception {
    var throttle = new Throttle(Pace.of("1 per PT10S"), Pace.of("5 per PT1S"), clock);
    send(throttle, Turns.none(), HELP, "a");
    for (int message = 0; message < 500; message++) {
      failure(throttle, Turns.none(), HELP);
    }

    send(throttle, Turns.none(), OTHER, "b");

    assertThat(sent).containsExactly("a", "b");
  }

  @Test
  void holdsThePaceOfAWholeWorkspace() throws Exception {
    var throttle = new Throttle(Pace.of("10 per PT1S"), Pace.of("1 per PT10S"), clock);
    send(throttle, Turns.none(), HELP, "a");

    assertThat(failure(throttle, Turns.none(), OTHER).kind()).isEqualTo(Kind.NOT_YET);
  }

  @Test
  void sendsNothingToAChannelThatRefusedUntilThePlatformTakesItAgain() throws Exception {
    var throttle = new Throttle(Pace.of("10 per PT1S"), Pace.of("10 per PT1S"), clock);
    Turns refused = Turns.none();
    assertThatThrownBy(
            () ->
                throttle.create(
                    refused,
                    HELP,
                    0,
                    () -> {
                      throw new DeliveryException(
                          Kind.NOT_DELIVERED, Optional.of(Duration.ofSeconds(30)), "429");
                    }))
        .hasMessage("429");

    DeliveryException next = failure(throttle, Turns.none(), HELP);
    assertThat(next.retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(28_500)));
    send(throttle, Turns.none(), OTHER, "elsewhere");

    clock.advance(Duration.ofSeconds(30));
    send(throttle, refused, HELP, "the refused one");
    assertThat(sent).containsExactly("elsewhere", "the refused one");
  }

  @Test
  void doesNotBelieveThatItShallKeepSilentForDays() {
    var throttle = new Throttle(Pace.of("10 per PT1S"), Pace.of("10 per PT1S"), clock);
    assertThatThrownBy(
            () ->
                throttle.create(
                    Turns.none(),
                    HELP,
                    0,
                    () -> {
                      throw new DeliveryException(
                          Kind.NOT_DELIVERED, Optional.of(Duration.ofDays(9)), "429");
                    }))
        .hasMessage("429");

    assertThat(failure(throttle, Turns.none(), HELP).retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofHours(1)));
  }

  @Test
  void takesANewTurnWhereTheOldOneHasLongPassed() throws Exception {
    var throttle = slow();
    send(throttle, Turns.none(), HELP, "a");
    Turns late = Turns.none();
    failure(throttle, late, HELP);
    clock.advance(Duration.ofMinutes(1));
    send(throttle, Turns.none(), HELP, "b");

    assertThat(failure(throttle, late, HELP).kind()).isEqualTo(Kind.NOT_YET);
  }

  @Test
  void updatesBesideNewMessages() throws Exception {
    var throttle = slow();
    Turns turns = Turns.none();
    throttle.create(turns, HELP, 1, () -> sent.add("a"));

    throttle.update(turns, HELP, () -> sent.add("update"));

    assertThat(sent).containsExactly("a", "update");
    assertThat(turns.count("C1")).isEqualTo(1);
  }

  private Throttle slow() {
    return new Throttle(Pace.of("1 per PT10S"), Pace.of("100 per PT1S"), clock);
  }

  private void send(Throttle throttle, Turns turns, Throttle.Destination place, String message)
      throws DeliveryException {
    throttle.create(turns, place, 0, () -> sent.add(message));
  }

  private DeliveryException failure(Throttle throttle, Turns turns, Throttle.Destination place) {
    return catchThrowableOfType(
        DeliveryException.class,
        () -> throttle.create(turns, place, 0, () -> sent.add("too early")));
  }
}
