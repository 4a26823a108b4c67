package dev.aadsts.bot.claim;

import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.testkit.Together;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Claims} must do; the test of each implementation extends it. */
public abstract class ClaimsContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  protected abstract Claims claims();

  @Test
  void givesAThingToWhoeverComesFirst() {
    Claim first = claim("e1", THREAD, 60);

    assertThat(claims().claim("thing", first, NOON)).isEqualTo(first);
    assertThat(claims().claim("thing", claim("e2", CHANNEL, 90), NOON)).isEqualTo(first);
    assertThat(claims().claim("other", claim("e2", CHANNEL, 90), NOON))
        .isEqualTo(claim("e2", CHANNEL, 90));
  }

  @Test
  void saysWhoseItIsWithoutClaimingIt() {
    assertThat(claims().standing("thing", NOON)).isEmpty();

    var first = new Claim("e1", THREAD, "the badge", NOON.plusSeconds(60));
    claims().claim("thing", first, NOON);

    assertThat(claims().standing("thing", NOON.plusSeconds(59))).contains(first);
    assertThat(claims().standing("thing", NOON.plusSeconds(60))).isEmpty();
    assertThat(claims().standing("other", NOON)).isEmpty();
  }

  @Test
  void keepsWhatItIsAbout() {
    var old = new Claim("e1", THREAD, "the badge", NOON.plusSeconds(60));
    claims().claim("thing", old, NOON);
    var next = new Claim("e2", THREAD, "the gate", NOON.plusSeconds(120));

    assertThat(claims().claim("thing", next, NOON)).isEqualTo(old);
    assertThat(claims().claim("thing", next, NOON.plusSeconds(60))).isEqualTo(next);
    assertThat(claims().standing("thing", NOON.plusSeconds(60))).contains(next);
  }

  @Test
  void givesItToTheSameEventAgain() {
    Claim first = claim("e1", THREAD, 60);
    claims().claim("thing", first, NOON);

    assertThat(claims().claim("thing", claim("e1", THREAD, 70), NOON.plusSeconds(10)))
        .isEqualTo(first);
  }

  @Test
  void givesItAnewOnceTheClaimHasRunOut() {
    claims().claim("thing", claim("e1", THREAD, 60), NOON);
    Claim second = claim("e2", CHANNEL, 120);

    assertThat(claims().claim("thing", second, NOON.plusSeconds(60))).isEqualTo(second);
    assertThat(claims().claim("thing", claim("e3", THREAD, 130), NOON.plusSeconds(61)))
        .isEqualTo(second);
  }

  @Test
  void claimsAThingUnlessAnotherOneIsClaimed() {
    claims().claim("other", claim("e1", THREAD, 60), NOON);
    Claim second = claim("e2", THREAD, 120);

    assertThat(claims().claimUnless("other", "thing", second, NOON.plusSeconds(59))).isFalse();
    assertThat(claims().standing("thing", NOON.plusSeconds(59))).isEmpty();
    assertThat(claims().claimUnless("other", "thing", second, NOON.plusSeconds(60))).isTrue();
    assertThat(claims().standing("thing", NOON.plusSeconds(60))).contains(second);
  }

  @Test
  void claimsNothingUnlessAnotherOneWhereItIsClaimedItself() {
    Claim first = claim("e1", THREAD, 60);

    assertThat(claims().claimUnless("thing", "thing", first, NOON)).isTrue();
    assertThat(claims().claimUnless("other", "thing", claim("e2", THREAD, 60), NOON)).isFalse();
    assertThat(claims().claimUnless("thing", "thing", claim("e3", THREAD, 60), NOON)).isFalse();
    assertThat(claims().standing("thing", NOON)).contains(first);
  }

  @Test
  void claimsForOneOfManyAtOnceUnlessAnotherOneIsClaimed() throws Exception {
    var claimed =
        Together.call(
            16,
            number ->
                claims().claimUnless("other", "thing", claim("e" + number, THREAD, 60), NOON));

    assertThat(claimed).containsOnlyOnce(true);
  }

  @Test
  void givesItToOneOfManyAtOnce() throws Exception {
    var winners =
        Together.call(
            16, number -> claims().claim("thing", claim("e" + number, THREAD, 60), NOON).eventId());

    assertThat(winners.stream().distinct()).hasSize(1);
  }

  @Test
  void givesWhatRanOutToOneOfManyAtOnce() throws Exception {
    claims().claim("thing", claim("old", THREAD, 1), NOON);

    var winners =
        Together.call(
            16,
            number ->
                claims()
                    .claim("thing", claim("e" + number, THREAD, 60), NOON.plusSeconds(2))
                    .eventId());

    assertThat(winners.stream().distinct()).hasSize(1).doesNotContain("old");
  }

  @Test
  void forgetsWhatHasRunOut() {
    claims().claim("old", claim("e1", THREAD, 10), NOON);
    claims().claim("new", claim("e2", THREAD, 60), NOON);

    assertThat(claims().deleteBefore(NOON.plusSeconds(30))).isEqualTo(1);
    assertThat(claims().deleteBefore(NOON.plusSeconds(30))).isZero();
    assertThat(claims().claim("new", claim("e3", THREAD, 90), NOON.plusSeconds(30)).eventId())
        .isEqualTo("e2");
  }

  private static Claim claim(String event, Conversation where, int seconds) {
    return new Claim(event, where, NOON.plusSeconds(seconds));
  }
}
