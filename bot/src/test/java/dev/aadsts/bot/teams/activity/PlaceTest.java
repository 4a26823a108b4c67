package dev.aadsts.bot.teams.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {
  private static final Place CHANNEL = place(Place.Kind.CHANNEL);

  @Test
  void leadsIntoTheThreadOfAPost() {
    assertThat(CHANNEL.inThreadIfValid("1700000000001").address())
        .isEqualTo("19:general;messageid=1700000000001");
  }

  // It comes from a client and becomes part of an address.
  @ParameterizedTest
  @ValueSource(strings = {"", "1/activities", "1;messageid=2", "\u0661", "123456789012345678901"})
  void leadsIntoNoThreadOfWhatIsNoPost(String post) {
    assertThat(CHANNEL.inThreadIfValid(post)).isEqualTo(CHANNEL);
    assertThat(CHANNEL.below(post)).isEqualTo(CHANNEL);
  }

  @Test
  void staysInAChatWhichHasNoThreads() {
    Place chat = place(Place.Kind.GROUP);

    assertThat(chat.inThreadIfValid("1700000000001")).isEqualTo(chat);
  }

  @Test
  void staysInTheThreadBelowItsPosts() {
    Place thread = CHANNEL.inThreadIfValid("1700000000001");

    assertThat(thread.below("1700000000002")).isEqualTo(thread);
  }

  private static Place place(Place.Kind kind) {
    return new Place(
        "https://smba.invalid/", "tenant", kind, "19:general", Optional.empty(), "28:bot");
  }
}
