package dev.aadsts.bot.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Sha256Test {
  @Test
  void isWhatTheStandardSays() {
    // The example of one block,
    // https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void readsATextAsUtf8() {
    assertThat(Sha256.of("Zoë")).isEqualTo(Sha256.of("Zoë".getBytes(UTF_8))).hasSize(32);
  }
}
