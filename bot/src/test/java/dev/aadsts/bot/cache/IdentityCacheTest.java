package dev.aadsts.bot.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityCacheTest {
  private final IdentityCache<List<String>, String> made = new IdentityCache<>(3);
  private int makes;

  @Test
  void makesOnceWhatIsMadeOfTheSameThing() {
    List<String> thing = List.of("a");

    assertThat(make(thing, "")).isEqualTo("1");
    assertThat(make(thing, "")).isEqualTo("1");
  }

  @Test
  void tellsThingsApartThatAreOnlyEqual() {
    assertThat(make(new ArrayList<>(List.of("a")), "")).isEqualTo("1");
    assertThat(make(new ArrayList<>(List.of("a")), "")).isEqualTo("2");
  }

  @Test
  void tellsVariantsApart() {
    List<String> thing = List.of("a");

    assertThat(make(thing, 1)).isEqualTo("1");
    assertThat(make(thing, 2)).isEqualTo("2");
    assertThat(make(thing, 1)).isEqualTo("1");
  }

  @Test
  void beginsAnewWhereItIsFull() {
    List<String> thing = List.of("a");
    make(thing, 0);
    for (int variant = 1; variant <= 3; variant++) {
      make(thing, variant);
    }

    assertThat(make(thing, 0)).isEqualTo("5");
  }

  @Test
  void refusesWhatFindsNoRoomUntilThatIsMuch() {
    List<String> thing = List.of("a");
    for (int variant = 0; variant < 3; variant++) {
      assertThat(made.ifRoom(thing, variant, () -> "made")).contains("made");
    }

    for (int more = 0; more < 30; more++) {
      assertThat(made.ifRoom(thing, 3, () -> "made")).isEmpty();
    }
    assertThat(made.ifRoom(thing, 0, () -> "made")).contains("made");
    assertThat(made.ifRoom(thing, 3, () -> "made")).contains("made");
    assertThat(made.knows(thing, 3)).isTrue();
    assertThat(made.knows(thing, 0)).isFalse();
  }

  private String make(List<String> thing, Object variant) {
    return made.of(thing, variant, () -> Integer.toString(++makes));
  }
}
