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

final class TrafficTest {
  private static final Traffic.Place HELP = new Traffic.Place("C1", "workspace T1");
  private static final Traffic.Place OTHER = new Traffic.Place("C2", "workspace T1");

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
    var traffic = slow();
    send(traffic, Turns.none(), HELP, "a");
    Turns turns = Turns.none();

    DeliveryException notYet = failure(traffic, turns, HELP);

    assertThat(notYet.kind()).isEqualTo(Kind.NOT_YET);
    assertThat(notYet.retryAfter()).contains(Duration.ofSeconds(10).minus(Traffic.EARLY));
    clock.advance(Duration.ofSeconds(10));
    send(traffic, turns, HELP, "b");
    assertThat(sent).containsExactly("a", "b");
    assertThat(turns.held()).isEmpty();
  }

  @Test
  void keepsThePlaceOfWhoWaits() throws Exception {
    var traffic = slow();
    send(traffic, Turns.none(), HELP, "a");
    Turns second = Turns.none();
    failure(traffic, second, HELP);
    Turns third = Turns.none();
    failure(traffic, third, HELP);

    failure(traffic, second, HELP);

    clock.advance(Duration.ofSeconds(10));
    assertThat(failure(traffic, third, HELP).kind()).isEqualTo(Kind.NOT_YET);
    send(traffic, second, HELP, "b");
    clock.advance(Duration.ofSeconds(10));
    send(traffic, third, HELP, "c");
    assertThat(sent).containsExactly("a", "b", "c");
  }

  @Test
  void letsTheMessagesOfAnEventFollowEachOther() throws Exception {
    var traffic = slow();
    Turns first = Turns.none();
    traffic.create(first, HELP, 2, () -> sent.add("a1"));
    Turns second = Turns.none();
    failure(traffic, second, HELP);

    clock.advance(Duration.ofSeconds(10));
    traffic.create(first, HELP, 1, () -> sent.add("a2"));
    clock.advance(Duration.ofSeconds(10));
    assertThat(failure(traffic, second, HELP).kind()).isEqualTo(Kind.NOT_YET);
    traffic.create(first, HELP, 0, () -> sent.add("a3"));

    assertThat(sent).containsExactly("a1", "a2", "a3");
  }

  @Test
  void doesNotTakeTheTurnsOfAWholeWorkspaceForAFloodInOneChannel() throws Exception {
    var traffic = new Traffic(Pace.of("1 per PT10S"), Pace.of("5 per PT1S"), clock);
    send(traffic, Turns.none(), HELP, "a");
    for (int message = 0; message < 500; message++) {
      failure(traffic, Turns.none(), HELP);
    }

    send(traffic, Turns.none(), OTHER, "b");

    assertThat(sent).containsExactly("a", "b");
  }

  @Test
  void holdsThePaceOfAWholeWorkspace() throws Exception {
    var traffic = new Traffic(Pace.of("10 per PT1S"), Pace.of("1 per PT10S"), clock);
    send(traffic, Turns.none(), HELP, "a");

    assertThat(failure(traffic, Turns.none(), OTHER).kind()).isEqualTo(Kind.NOT_YET);
  }

  @Test
  void sendsNothingToAChannelThatRefusedUntilThePlatformTakesItAgain() throws Exception {
    var traffic = new Traffic(Pace.of("10 per PT1S"), Pace.of("10 per PT1S"), clock);
    Turns refused = Turns.none();
    assertThatThrownBy(
            () ->
                traffic.create(
                    refused,
                    HELP,
                    0,
                    () -> {
                      throw new DeliveryException(
                          Kind.NOT_DELIVERED, Optional.of(Duration.ofSeconds(30)), "429");
                    }))
        .hasMessage("429");

    DeliveryException next = failure(traffic, Turns.none(), HELP);
    assertThat(next.retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(28_500)));
    send(traffic, Turns.none(), OTHER, "elsewhere");

    clock.advance(Duration.ofSeconds(30));
    send(traffic, refused, HELP, "the refused one");
    assertThat(sent).containsExactly("elsewhere", "the refused one");
  }

  @Test
  void doesNotBelieveThatItShallKeepSilentForDays() {
    var traffic = new Traffic(Pace.of("10 per PT1S"), Pace.of("10 per PT1S"), clock);
    assertThatThrownBy(
            () ->
                traffic.create(
                    Turns.none(),
                    HELP,
                    0,
                    () -> {
                      throw new DeliveryException(
                          Kind.NOT_DELIVERED, Optional.of(Duration.ofDays(9)), "429");
                    }))
        .hasMessage("429");

    assertThat(failure(traffic, Turns.none(), HELP).retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofHours(1)));
  }

  @Test
  void takesANewTurnWhereTheOldOneHasLongPassed() throws Exception {
    var traffic = slow();
    send(traffic, Turns.none(), HELP, "a");
    Turns late = Turns.none();
    failure(traffic, late, HELP);
    clock.advance(Duration.ofMinutes(1));
    send(traffic, Turns.none(), HELP, "b");

    assertThat(failure(traffic, late, HELP).kind()).isEqualTo(Kind.NOT_YET);
  }

  @Test
  void updatesBesideNewMessages() throws Exception {
    var traffic = slow();
    Turns turns = Turns.none();
    traffic.create(turns, HELP, 1, () -> sent.add("a"));

    traffic.update(turns, HELP, () -> sent.add("update"));

    assertThat(sent).containsExactly("a", "update");
    assertThat(turns.count("C1")).isEqualTo(1);
  }

  private Traffic slow() {
    return new Traffic(Pace.of("1 per PT10S"), Pace.of("100 per PT1S"), clock);
  }

  private void send(Traffic traffic, Turns turns, Traffic.Place place, String message)
      throws DeliveryException {
    traffic.create(turns, place, 0, () -> sent.add(message));
  }

  private DeliveryException failure(Traffic traffic, Turns turns, Traffic.Place place) {
    return catchThrowableOfType(
        DeliveryException.class,
        () -> traffic.create(turns, place, 0, () -> sent.add("too early")));
  }
}
