package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackWordsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error 50105 pls",
        "\u201cAADSTS50105\u201d",
        "&gt; aadsts50105: not assigned",
        "'50105'",
        "AADSTS50105, and before it AADSTS50105",
      })
  void findTheCodeHoweverItIsTyped(String text) {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(text);

      assertThat(world.slack().roots(CHANNEL))
          .singleElement()
          .satisfies(answer -> assertThat(answer.words()).startsWith("AADSTS50105 \u00b7"));
    }
  }
}
