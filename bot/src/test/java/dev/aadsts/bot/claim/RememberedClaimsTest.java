package dev.aadsts.bot.claim;

import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RememberedClaimsTest extends ClaimsContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final AtomicInteger asked = new AtomicInteger();
  private final Claims behind = new CountedClaims(new InMemoryClaims(), asked);
  private final Claims claims = new RememberedClaims(behind);

  @Override
  protected Claims claims() {
    return claims;
  }

  @Test
  void asksOnceForAThingWhoeverComesTooLate() {
    for (int number = 0; number < 100; number++) {
      claims.claim("thing", new Claim("e" + number, THREAD, NOON.plusSeconds(60)), NOON);
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void asksOnceForAClaimThatStands() {
    behind.claim("thing", new Claim("other", THREAD, NOON.plusSeconds(60)), NOON);
    for (int number = 0; number < 100; number++) {
      assertThat(claims.standing("thing", NOON)).isPresent();
    }

    assertThat(asked).hasValue(2);
  }

  @Test
  void knowsWhatAnotherProcessClaimedFirst() {
    var first = new Claim("other", THREAD, NOON.plusSeconds(60));
    behind.claim("thing", first, NOON);

    var late = new Claim("e1", THREAD, NOON.plusSeconds(90));
    assertThat(claims.claim("thing", late, NOON)).isEqualTo(first);
    assertThat(claims.claim("thing", late, NOON.plusSeconds(60))).isEqualTo(late);
  }

  @Test
  void remembersNoMoreThanItMay() {
    var claim = new Claim("e1", THREAD, NOON.plusSeconds(60));
    for (int number = 0; number <= RememberedClaims.MOST_REMEMBERED; number++) {
      claims.claim("thing " + number, claim, NOON);
    }
    int before = asked.get();

    claims.claim("thing 0", claim, NOON);

    assertThat(asked).hasValue(before + 1);
  }
}
