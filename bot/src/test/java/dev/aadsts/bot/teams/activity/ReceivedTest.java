package dev.aadsts.bot.teams.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReceivedTest {
  private static final Place PLACE =
      new Place(
          "https://smba.example/",
          "t",
          Place.Kind.CHANNEL,
          "19:c@thread.tacv2",
          Optional.of("1"),
          "28:bot");

  @Test
  void isReadAlthoughAYoungerVersionWroteMore() {
    Received met = new Received.Met(PLACE);
    String younger = met.encode().replace("{\"serviceUrl\"", "{\"mood\":[],\"serviceUrl\"");

    assertThat(younger).contains("mood");
    assertThat(Received.decode(younger)).isEqualTo(met);
  }

  @Test
  void saysNoMoreThanItMustSoThatAnOlderVersionReadsIt() {
    assertThat(new Received.Met(PLACE).encode()).doesNotContain("team");
  }
}
