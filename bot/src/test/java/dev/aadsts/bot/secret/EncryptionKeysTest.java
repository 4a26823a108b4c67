package dev.aadsts.bot.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncryptionKeysTest {
  private static final String ONE = key(1);
  private static final String TWO = key(2);

  @Test
  void readsTheNewestFirst() {
    EncryptionKeys keys = EncryptionKeys.parse(ONE + ", " + TWO);

    assertThat(keys.size()).isEqualTo(2);
    assertThat(keys.newest().id()).isEqualTo(EncryptionKeys.parse(ONE).newest().id());
  }

  @ParameterizedTest
  @CsvSource({
    "'', has a key of 0 bytes instead of 32",
    "c2hvcnQ=, has a key of 5 bytes instead of 32",
    "sec$ret!, is not base64",
  })
  void refusesAnythingElseWithoutRepeatingIt(String text, String message) {
    assertThatThrownBy(() -> EncryptionKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message)
        .hasNoCause();
  }

  @Test
  void refusesOneKeyTwice() {
    assertThatThrownBy(() -> EncryptionKeys.parse(ONE + "," + ONE))
        .hasMessage("names one key twice");
  }

  @Test
  void showsNoKey() {
    assertThat(EncryptionKeys.parse(ONE).toString()).doesNotContain(ONE).startsWith("[Key ");
  }

  private static String key(int filling) {
    var bytes = new byte[EncryptionKeys.LENGTH];
    java.util.Arrays.fill(bytes, (byte) filling);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
