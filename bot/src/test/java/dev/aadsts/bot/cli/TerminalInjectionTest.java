package dev.aadsts.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.reply.HostileMessages;
import dev.aadsts.bot.testkit.Fuzz;
import org.junit.jupiter.api.Test;

/** Whatever stands in a message: a terminal obeys none of it. */
final class TerminalInjectionTest {
  @Test
  void letsNothingOutOfAMessage() {
    Fuzz.tries(
        300,
        100_000,
        random -> {
          var message = HostileMessages.next(random);

          String plain = new TerminalText(new Ansi(false), 80, true).draw(message);
          String coloured = new TerminalText(new Ansi(true), 80, true).draw(message);

          assertTame(plain);
          assertTame(coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        });
  }

  private static void assertTame(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]");
  }
}
