package dev.aadsts.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextLimitTest {
  private static final String FACE = "\ud83d\ude31";

  @Test
  void leavesWhatFits() {
    assertThat(TextLimit.shortened("abc", 3)).isEqualTo("abc");
    assertThat(TextLimit.pieces("a c", 3, ' ')).containsExactly("a c");
  }

  @Test
  void endsInAnEllipsisWhereSomethingIsMissing() {
    assertThat(TextLimit.shortened("abcd", 3)).isEqualTo("ab\u2026");
    assertThat(TextLimit.shortened("a bcd", 3)).isEqualTo("a\u2026");
    assertThat(TextLimit.shortened("abc", 1)).isEmpty();
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(TextLimit.shortened("a" + FACE + "bc", 3)).isEqualTo("a\u2026");
    assertThat(TextLimit.pieces("a" + FACE + FACE, 2, ' ')).containsExactly("a", FACE, FACE);
  }

  @Test
  void cutsAfterTheLastSeparatorOrWhereThereIsNoneAtTheLimit() {
    assertThat(TextLimit.pieces("a bb cccccc d", 4, ' ')).containsExactly("a bb ", "cccc", "cc d");
  }
}
