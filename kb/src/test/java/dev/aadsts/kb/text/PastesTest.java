package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.eval.Labels;
import dev.aadsts.kb.eval.Paste;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every paste of {@code kb/eval/pastes.yaml}. */
final class PastesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("pastes")
  void readsWhatIsPasted(Paste paste) {
    assertThat(SignInErrorParser.parse(paste.text())).isEqualTo(paste.error());
  }

  @Test
  void namesEveryPasteOnce() throws IOException {
    assertThat(pastes()).extracting(Paste::name).doesNotHaveDuplicates().hasSizeGreaterThan(400);
  }

  static List<Paste> pastes() throws IOException {
    return Labels.pastes(Path.of("eval/pastes.yaml"));
  }
}
