package dev.aadsts.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      textBlock =
          """
          KEY=abc#1                > abc#1
          KEY=abc # a comment      > abc
          KEY= # nothing yet       > ``
          KEY='a # b' # a comment  > a # b
          KEY="a # b"# a comment   > a # b
          KEY='it"s'               > it"s
          export KEY=abc           > abc
          KEY = abc                > abc
          """)
  void readsALineAsComposeDoes(String line, String value) {
    assertThat(read("# first\n\n" + line)).containsExactly(Map.entry("KEY", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "=hidden", "A KEY=hidden", "KEY='hidden' more", "KEY='hidden"})
  void namesTheLineThatIsNoSettingButNotWhatItSays(String line) {
    assertThatThrownBy(() -> read("ONE=1\n" + line))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("aadsts.env:2: ")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void letsTheEnvironmentWin() {
    assertThat(ConfigFile.merge(Optional.of(file("KEY=1\nOTHER=2")), Map.of("KEY", "3")))
        .containsOnly(Map.entry("KEY", "3"), Map.entry("OTHER", "2"));
  }

  private Map<String, String> read(String text) {
    return ConfigFile.merge(Optional.of(file(text)), Map.of());
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("aadsts.env"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
