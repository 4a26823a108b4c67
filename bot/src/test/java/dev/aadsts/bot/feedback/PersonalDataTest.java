package dev.aadsts.bot.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.PastedSecret;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {
  @ParameterizedTest
  @MethodSource("dev.aadsts.bot.testkit.PastedSecret#all")
  void isLeftOutWhereItIsNoSecret(PastedSecret pasted) {
    if (!pasted.warned()) {
      String kept = PersonalData.leftOutOf("The step fails for " + pasted.text() + ", always.");

      assertThat(kept).startsWith("The step fails for ").endsWith("always.");
      pasted.needles().forEach(needle -> assertThat(kept).doesNotContain(needle));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "At 10:22:33 on 2026-11-20 it said AADSTS50105.",
        "Since version 2.18.1 the menu is called Enterprise applications.",
        "Correlation ID 5a0b2f2e-1111-4222-8333-444455556666",
        "See https://entra.microsoft.com/#view/x?y=1",
        "Foo::bar, @ana, a+b"
      })
  void isNothingElse(String words) {
    assertThat(PersonalData.leftOutOf(words)).isEqualTo(words);
  }

  @Test
  void isFoundInTimeThatGrowsWithTheText() {
    for (String sign : new String[] {"a", "1.", "a:", "+1", "a.", "%", "1", "+1 "}) {
      String hostile = sign.repeat(200_000);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> PersonalData.leftOutOf(hostile));
    }
  }
}
