package dev.aadsts.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GreetingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "Hi there!",
        " good morning, team ",
        "Guten Tag",
        "thanks",
        "good bot",
        "Thanks, that was great!",
        "perfect",
        "it works now, thank you so much"
      })
  void knowsAGreeting(String text) {
    assertThat(Greetings.isAll(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"thanks", "hi, thanks!", "that was great", "good bot", "merci"})
  void tellsThanksFromAHello(String text) {
    assertThat(Greetings.isThanks(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "good morning", "thanks for nothing", "50105"})
  void takesNothingElseForThanks(String text) {
    assertThat(Greetings.isThanks(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows hello",
        "hello 50105",
        "99999",
        "",
        "?",
        "hello, my PIN is not accepted",
        "thanks for nothing",
        "is that all",
        "aadsts",
        "works in browser but not from the script"
      })
  void takesNothingElseForOne(String text) {
    assertThat(Greetings.isAll(text)).isFalse();
  }
}
