package dev.aadsts.bot.delivery.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {
  @Test
  void readsWhatItWrites() {
    Pace pace = Pace.of(" 7 per PT1S,60 per PT30S ");

    assertThat(pace.windows())
        .containsExactly(
            new Pace.Window(7, Duration.ofSeconds(1)), new Pace.Window(60, Duration.ofSeconds(30)));
    assertThat(pace).hasToString("7 per PT1S, 60 per PT30S");
    assertThat(Pace.of(pace.toString())).isEqualTo(pace);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "7 per",
        "7 per 1s",
        "0 per PT1S",
        "-1 per PT1S",
        "7 per PT0S",
        "7 per PT1S,",
        "7 per P2D",
        "99999 per PT1S",
        "7 per PT1S 8 per PT2S",
        "7 per PTS"
      })
  void refusesWhatIsNoPace(String text) {
    assertThatThrownBy(() -> Pace.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
