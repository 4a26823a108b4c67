package dev.aadsts.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TtyKeyboardTest {
  private final Tty tty = new Tty();
  private final List<Boolean> modes = new ArrayList<>();
  private int pauses;
  private int comesAfter = Integer.MAX_VALUE;

  @Test
  void seesALineThatIsThere() {
    tty.text = "two\n";

    assertThat(keyboard(true).hasMore()).isTrue();
    assertThat(pauses).isZero();
  }

  @Test
  void waitsAMomentForTheNextLineOfAPaste() {
    comesAfter = 3;

    assertThat(keyboard(true).hasMore()).isTrue();
    assertThat(pauses).isEqualTo(3);
  }

  @Test
  void doesNotWaitForWhoeverTypes() {
    assertThat(keyboard(true).hasMore()).isFalse();
    assertThat(pauses).isBetween(1, 20);
  }

  @Test
  void takesTheLastLineOfAPasteFromATerminalThatWaitsForEnter() {
    tty.text = "no line break";
    tty.byLines = true;

    assertThat(keyboard(true).hasMore()).isFalse();
    assertThat(keyboard(true).unfinished()).isEqualTo("no line break");
    assertThat(modes).containsExactly(false, true);
  }

  @Test
  void leavesTheLastLineWhereTheTerminalCannotBeAsked() {
    tty.text = "no line break";
    tty.byLines = true;

    assertThat(keyboard(false).unfinished()).isEmpty();
    assertThat(tty.text).isEqualTo("no line break");
  }

  private TtyKeyboard keyboard(boolean canBeSet) {
    return new TtyKeyboard(
        new BufferedReader(tty),
        () -> {
          pauses++;
          if (pauses == comesAfter) {
            tty.text = "two\n";
          }
        },
        on -> {
          modes.add(on);
          tty.byLines = on;
          return canBeSet;
        });
  }

  /** Hands over whole lines only, unless it is told otherwise; what is not there, it waits for. */
  private static final class Tty extends Reader {
    private String text = "";
    private boolean byLines = true;

    @Override
    public boolean ready() {
      return byLines ? text.contains("\n") : !text.isEmpty();
    }

    @Override
    public int read(char[] buffer, int from, int most) {
      assertThat(ready()).isTrue();
      int length = Math.min(most, text.length());
      text.getChars(0, length, buffer, from);
      text = text.substring(length);
      return length;
    }

    @Override
    public void close() {}
  }
}
