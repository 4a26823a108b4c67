package dev.aadsts.bot.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.sighting.SightingStore.Day;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Together;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link SightingStore} must do; the test of each implementation extends it. */
public abstract class SightingStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Trouble HR =
      new Trouble(Platform.SLACK, "T1", Articles.LOCKED_OUT, "hr-app");

  protected abstract SightingStore store();

  @Test
  void knowsWhoMetATroubleSinceAMoment() {
    store().add(List.of(seen(HR, "U1", 0), seen(HR, "U2", 60)), Map.of());

    assertThat(people(HR, NOON)).isEqualTo(Map.of("U1", NOON, "U2", NOON.plusSeconds(60)));
    assertThat(people(HR, NOON.plusSeconds(1))).containsOnlyKeys("U2");
  }

  @Test
  void givesTheNewestFirstAndNoMoreThanWanted() {
    store().add(List.of(seen(HR, "U1", 0), seen(HR, "U2", 60), seen(HR, "U3", 30)), Map.of());

    assertThat(store().since(NOON, 2)).containsExactly(seen(HR, "U2", 60), seen(HR, "U3", 30));
  }

  @Test
  void looksAtNoMoreThanThatManyWhoeverMetIt() {
    store().add(List.of(seen(HR, "U1", 60), seen(HR, "U1", 30), seen(HR, "U2", 0)), Map.of());

    assertThat(store().since(NOON, 2)).containsExactly(seen(HR, "U1", 60));
    assertThat(store().since(NOON, 3)).containsExactly(seen(HR, "U1", 60), seen(HR, "U2", 0));
  }

  @Test
  void countsAPersonOnceHoweverOftenTheyMeetIt() {
    store().add(List.of(seen(HR, "U1", 60)), Map.of());
    store().add(List.of(seen(HR, "U1", 0)), Map.of());

    assertThat(people(HR, NOON)).isEqualTo(Map.of("U1", NOON.plusSeconds(60)));
  }

  @Test
  void mixesNoTwoTroublesUp() {
    var others =
        List.of(
            new Trouble(Platform.SLACK, "T1", Articles.LOCKED_OUT, ""),
            new Trouble(Platform.SLACK, "T1", Articles.LOCKED_OUT, "crm-app"),
            new Trouble(Platform.SLACK, "T1", Articles.EXPIRED, "hr-app"),
            new Trouble(Platform.SLACK, "T2", Articles.LOCKED_OUT, "hr-app"),
            new Trouble(Platform.TEAMS, "T1", Articles.LOCKED_OUT, "hr-app"));
    store().add(others.stream().map(other -> seen(other, "U1", 0)).toList(), Map.of());

    assertThat(people(HR, NOON)).isEmpty();
    assertThat(others).allSatisfy(other -> assertThat(people(other, NOON)).hasSize(1));
  }

  @Test
  void addsUpHowOftenCodesWereMetInAWorkspace() {
    store().add(List.of(), Map.of(day("T1", 50105, 100), 2, day("T1", 50173, 100), 4));
    store().add(List.of(), Map.of(day("T1", 50105, 101), 3, day("T2", 50105, 101), 9));
    store().add(List.of(), Map.of(day("T1", 50173, 99), 9));

    assertThat(store().counts(Platform.SLACK, "T1", 100, 10))
        .containsExactly(new CodeCount(Articles.LOCKED_OUT, 5), new CodeCount(Articles.EXPIRED, 4));
    assertThat(store().counts(Platform.SLACK, "T1", 100, 1)).hasSize(1);
    assertThat(store().counts(Platform.TEAMS, "T1", 100, 10)).isEmpty();
  }

  @Test
  void losesNoCountOfTwoWhoAddAtOnce() throws Exception {
    Together.call(
        8,
        number -> {
          store()
              .add(
                  List.of(seen(HR, "U" + number, number), seen(HR, "U0", number)),
                  Map.of(day("T1", 50105, 100), 1, day("T1", 50173, 100), 1));
          return number;
        });

    assertThat(store().counts(Platform.SLACK, "T1", 100, 10))
        .extracting(CodeCount::times)
        .containsExactly(8, 8);
    assertThat(people(HR, NOON)).hasSize(8);
  }

  @Test
  void forgetsPeopleAndKeepsTheCounts() {
    store().add(List.of(seen(HR, "U1", 0), seen(HR, "U2", 60)), Map.of(day("T1", 50105, 100), 2));

    assertThat(store().forgetPeopleBefore(NOON.plusSeconds(1))).isEqualTo(1);
    assertThat(people(HR, NOON)).containsOnlyKeys("U2");
    assertThat(store().counts(Platform.SLACK, "T1", 100, 10)).hasSize(1);
  }

  @Test
  void forgetsOldCounts() {
    store().add(List.of(), Map.of(day("T1", 50105, 100), 2, day("T1", 50105, 101), 3));

    assertThat(store().deleteCountsBefore(101)).isEqualTo(1);
    assertThat(store().counts(Platform.SLACK, "T1", 0, 10))
        .containsExactly(new CodeCount(Articles.LOCKED_OUT, 3));
  }

  private Map<String, Instant> people(Trouble trouble, Instant since) {
    return store().since(since, 100).stream()
        .filter(sighting -> sighting.trouble().equals(trouble))
        .collect(Collectors.toMap(Sighting::personId, Sighting::at));
  }

  private static Sighting seen(Trouble trouble, String person, int second) {
    return new Sighting(trouble, person, NOON.plusSeconds(second));
  }

  private static Day day(String workspace, int code, long epochDay) {
    return new Day(
        new Trouble(
            Platform.SLACK, workspace, code == 50105 ? Articles.LOCKED_OUT : Articles.EXPIRED, ""),
        epochDay);
  }
}
