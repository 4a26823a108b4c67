package dev.aadsts.kb.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.kb.fill.RichText.Anchor;
import dev.aadsts.kb.fill.RichText.Code;
import dev.aadsts.kb.fill.RichText.Plain;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RichTextTest {
  @Test
  void readsCodeAndLinks() {
    assertThat(RichText.of("Open `Users` at [the portal](https://entra.microsoft.com), then wait."))
        .isEqualTo(
            rich(
                new Plain("Open "),
                new Code("Users"),
                new Plain(" at "),
                new Anchor("the portal", "https://entra.microsoft.com"),
                new Plain(", then wait.")));
  }

  @Test
  void readsMarkupThatStandsSideBySideAndAtBothEnds() {
    assertThat(RichText.of("`a``b`[c](https://d)"))
        .isEqualTo(rich(new Code("a"), new Code("b"), new Anchor("c", "https://d")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no markup",
        "a ` alone",
        "`",
        "``",
        "[",
        "[]",
        "[text]",
        "[text](",
        "[text](https://",
        "[text](https://no-end",
        "[text](http://plain.example)",
        "[text](javascript:alert)",
        "[](https://no-text.example)",
        "text](https://x.example)",
        "[text] (https://x.example)",
        "[text](https://x.example and more",
        "*bold* _it_ <b> **"
      })
  void takesEverythingElseForText(String text) {
    assertThat(RichText.of(text)).isEqualTo(rich(new Plain(text)));
  }

  @Test
  void doesNotTakeABracketOfTheProseForTheStartOfALink() {
    assertThat(RichText.of("See [1] and [docs](https://learn.microsoft.com)."))
        .isEqualTo(
            rich(
                new Plain("See [1] and "),
                new Anchor("docs", "https://learn.microsoft.com"),
                new Plain(".")));
    assertThat(RichText.of("[a [b](https://c)"))
        .isEqualTo(rich(new Plain("[a "), new Anchor("b", "https://c")));
  }

  @Test
  void endsALinkWhereItsAddressCannotGoOn() {
    assertThat(RichText.of("[a](https://x y) and [b](https://z)"))
        .isEqualTo(rich(new Plain("[a](https://x y) and "), new Anchor("b", "https://z")));
  }

  @Test
  void knowsNoMarkupInsideMarkup() {
    assertThat(RichText.of("`[a](https://b)`")).isEqualTo(rich(new Code("[a](https://b)")));
    assertThat(RichText.of("[a `b` c](https://d)"))
        .isEqualTo(rich(new Anchor("a `b` c", "https://d")));
  }

  @Test
  void givesTheTextWithoutMarkup() {
    assertThat(RichText.of("Open `Users` at [the portal](https://entra.microsoft.com).").text())
        .isEqualTo("Open Users at the portal.");
    assertThat(RichText.plain("").spans()).isEmpty();
    assertThat(RichText.of("").spans()).isEmpty();
    assertThat(RichText.plain("`a`").plus(RichText.of("`b`")))
        .isEqualTo(rich(new Plain("`a`"), new Code("b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "`", "](https://", "[a](https://", "[a", "[a](https://b", "`[", "``"})
  void takesTimeInProportionToTheLength(String hostile) {
    String megabyte = hostile.repeat(1_000_000 / hostile.length());

    String text =
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> RichText.of(megabyte).text());

    assertThat(text.length()).isLessThanOrEqualTo(megabyte.length());
  }

  private static RichText rich(RichText.Span... spans) {
    return new RichText(List.of(spans));
  }
}
