package dev.aadsts.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GreetingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"hello", "Hi there!", " good morning, team ", "Guten Tag", "thanks"})
  void knowsAGreeting(String text) {
    assertThat(Greetings.isAll(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"windows hello", "hello 50105", "99999", "", "?", "hello, my PIN is not accepted"})
  void takesNothingElseForOne(String text) {
    assertThat(Greetings.isAll(text)).isFalse();
  }
}
