package dev.aadsts.bot.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IncidentRuleTest {
  @Test
  void readsWhatItWrites() {
    assertThat(IncidentRule.of("3 in PT15M")).isEqualTo(IncidentRule.USUAL);
    assertThat(IncidentRule.of(" 5  in P1D ")).isEqualTo(new IncidentRule(5, Duration.ofDays(1)));
    assertThat(IncidentRule.of(IncidentRule.USUAL.toString())).isEqualTo(IncidentRule.USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "many in PT1M",
        "1 in PT15M",
        "99 in PT15M",
        "3 in PT0S",
        "3 in P2D",
        "3 in PTX",
        "3 per PT15M",
        "3 in 15 minutes"
      })
  void readsNothingElse(String written) {
    assertThatThrownBy(() -> IncidentRule.of(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
