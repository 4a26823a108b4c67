package dev.aadsts.bot.sighting;

import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SightingsTest {
  private static final Trouble HR =
      new Trouble(Platform.SLACK, "T1", Articles.LOCKED_OUT, "hr-app");
  private static final Trouble CRM =
      new Trouble(Platform.SLACK, "T1", Articles.LOCKED_OUT, "crm-app");

  private final MutableClock clock = MutableClock.atNoon();
  private final InMemorySightings store = new InMemorySightings();
  private final Sightings sightings = process();

  @Test
  void speaksUpWithTheThirdPerson() {
    assertThat(sightings.note("e1", HR, "U1")).isEmpty();
    assertThat(sightings.note("e2", HR, "U2")).isEmpty();
    assertThat(sightings.note("e3", HR, "U3")).contains(3);
    assertThat(sightings.note("e4", HR, "U4")).contains(4);
  }

  @Test
  void countsPeopleNotMessages() {
    for (int number = 0; number < 9; number++) {
      assertThat(sightings.note("e" + number, HR, "U" + number % 2)).isEmpty();
    }
  }

  @Test
  void mixesNoTwoApplicationsUp() {
    sightings.note("e1", HR, "U1");
    sightings.note("e2", HR, "U2");

    assertThat(sightings.note("e3", CRM, "U3")).isEmpty();
  }

  @Test
  void forgetsWhoMetItBeforeTheWindow() {
    sightings.note("e1", HR, "U1");
    clock.advance(Duration.ofMinutes(10));
    sightings.note("e2", HR, "U2");
    sightings.flush();
    clock.advance(Duration.ofMinutes(6));

    assertThat(sightings.note("e3", HR, "U3")).isEmpty();
    assertThat(sightings.forget()).isEqualTo(1);
    assertThat(store.people(HR, clock.instant().minus(Duration.ofDays(1)))).containsExactly("U2");
  }

  @Test
  void knowsWithinSecondsWhatAnotherProcessNoted() {
    Sightings other = process();
    other.note("e1", HR, "U1");
    other.note("e2", HR, "U2");
    assertThat(sightings.note("e3", HR, "U3")).as("not flushed yet").isEmpty();

    other.flush();
    clock.advance(Sightings.LATE);

    assertThat(sightings.note("e4", HR, "U3")).contains(3);
  }

  @Test
  void keepsNobodyWaitingWhereSomebodyLookedAMomentAgo() {
    var free = new CompletableFuture<Void>();
    var hanging =
        new ForwardingSightings(store) {
          private final AtomicBoolean read = new AtomicBoolean();

          @Override
          public List<Sighting> since(Instant moment, int limit) {
            if (read.getAndSet(true)) {
              free.join();
            }
            return super.since(moment, limit);
          }
        };
    var busy =
        new Sightings(hanging, Optional.of(IncidentRule.USUAL), clock, Duration.ofMinutes(5));
    busy.note("e1", HR, "U1");
    clock.advance(Sightings.LOOK_EVERY);

    assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> assertThat(busy.note("e2", HR, "U2")).isEmpty());
    free.complete(null);
  }

  @Test
  void knowsAfterARestartWhatItNotedBefore() {
    Sightings before = process();
    before.note("e1", HR, "U1");
    before.note("e2", HR, "U2");
    before.flush();
    clock.advance(Duration.ofMinutes(10));

    assertThat(sightings.note("e3", HR, "U3")).contains(3);
  }

  @Test
  void missesNothingThatAnotherProcessWroteLate() {
    Sightings other = process();
    other.note("e1", HR, "U1");
    other.note("e2", HR, "U2");
    clock.advance(Duration.ofSeconds(5));
    sightings.note("e3", HR, "U3");
    other.flush();
    clock.advance(Sightings.LATE);

    assertThat(sightings.note("e4", HR, "U3")).contains(3);
  }

  @Test
  void readsOnceForManyTroubles() {
    for (int code = 0; code < 100; code++) {
      sightings.note("e" + code, new Trouble(Platform.SLACK, "T" + code, HR.code(), ""), "U1");
    }

    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void writesOnceForManyAndReadsSeldom() {
    for (int number = 0; number < 100; number++) {
      sightings.note("e" + number, HR, "U1");
    }
    assertThat(store.writes()).isZero();

    sightings.flush();
    sightings.flush();

    assertThat(store.writes()).isEqualTo(1);
    assertThat(store.reads()).isEqualTo(1);
    assertThat(sightings.recentCodes(CHANNEL, clock.instant(), 5))
        .containsExactly(new CodeCount(Articles.LOCKED_OUT, 100));
  }

  @Test
  void countsAnEventThatIsHandledAgainOnce() {
    sightings.note("e1", HR, "U1");
    sightings.note("e1", HR, "U1");
    sightings.flush();

    assertThat(sightings.recentCodes(CHANNEL, clock.instant(), 5))
        .containsExactly(new CodeCount(Articles.LOCKED_OUT, 1));
  }

  @Test
  void addsTheApplicationsOfACodeUp() {
    sightings.note("e1", HR, "U1");
    sightings.note("e2", CRM, "U1");
    sightings.flush();

    assertThat(sightings.recentCodes(CHANNEL, clock.instant(), 5))
        .containsExactly(new CodeCount(Articles.LOCKED_OUT, 2));
  }

  @Test
  void notesNobodyWhereItIsSwitchedOff() {
    var off = new Sightings(store, Optional.empty(), clock);
    for (String person : new String[] {"U1", "U2", "U3"}) {
      assertThat(off.note("e" + person, HR, person)).isEmpty();
    }
    off.flush();

    assertThat(store.people(HR, clock.instant().minus(Duration.ofDays(1)))).isEmpty();
    assertThat(off.recentCodes(CHANNEL, clock.instant(), 5)).hasSize(1);
  }

  @Test
  void countsItsOwnWhileTheStoreCannotBeRead() {
    var unreadable =
        new ForwardingSightings(store) {
          @Override
          public List<Sighting> since(Instant moment, int limit) {
            throw new IllegalStateException("The store is down");
          }
        };
    var alone = new Sightings(unreadable, Optional.of(IncidentRule.USUAL), clock);
    alone.note("e1", HR, "U1");
    alone.note("e2", HR, "U2");
    clock.advance(Sightings.LOOK_EVERY);

    assertThat(alone.note("e3", HR, "U3")).contains(3);
  }

  @Test
  void keepsWhatTheStoreDidNotTake() {
    var broken =
        new ForwardingSightings(store) {
          private final AtomicBoolean mended = new AtomicBoolean();

          @Override
          public void add(List<Sighting> sightings, Map<Day, Integer> times) {
            if (mended.compareAndSet(false, true)) {
              throw new IllegalStateException("The store is down");
            }
            super.add(sightings, times);
          }
        };
    var patient = new Sightings(broken, Optional.of(IncidentRule.USUAL), clock);
    patient.note("e1", HR, "U1");
    assertThatThrownBy(patient::flush).isInstanceOf(IllegalStateException.class);
    patient.note("e2", HR, "U2");

    patient.flush();

    assertThat(store.people(HR, clock.instant())).containsExactlyInAnyOrder("U1", "U2");
    assertThat(patient.recentCodes(CHANNEL, clock.instant(), 5))
        .containsExactly(new CodeCount(Articles.LOCKED_OUT, 2));
  }

  @Test
  void countsPeopleOfManyThreads() throws Exception {
    var counts =
        Together.call(16, number -> sightings.note("e" + number, HR, "U" + number).orElse(0));

    assertThat(counts).contains(16);
    assertThat(counts.stream().filter(count -> count == 0).count()).isLessThanOrEqualTo(2);
  }

  @Test
  void keepsNoMorePeopleOfAMinuteThanAreCounted() {
    for (int number = 0; number < 500; number++) {
      sightings.note("e" + number, HR, "U" + number);
    }
    sightings.flush();
    int kept = store.size();
    clock.advance(Duration.ofMinutes(1));
    sightings.note("later", HR, "U500");
    sightings.flush();

    assertThat(kept).isEqualTo(51);
    assertThat(store.size()).isEqualTo(52);
    assertThat(process().note("other", HR, "U501").orElseThrow()).isGreaterThan(50);
  }

  @Test
  void staysSmallWhateverPeopleMeet() {
    for (int number = 0; number < Sightings.MOST_GATHERED + 10; number++) {
      sightings.note("e" + number, new Trouble(Platform.SLACK, "T" + number, HR.code(), ""), "U1");
    }
    sightings.flush();

    assertThat(store.size()).isEqualTo(Sightings.MOST_GATHERED);
  }

  private Sightings process() {
    return new Sightings(store, Optional.of(IncidentRule.USUAL), clock);
  }
}
