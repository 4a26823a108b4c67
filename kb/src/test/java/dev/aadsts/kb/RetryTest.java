package dev.aadsts.kb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "never | No, that does not help",
        "after-fix | Yes, once a cause is fixed",
        "PT1M | Yes, in a minute: waiting may help",
        "PT15M | Yes, in 15 minutes: waiting may help",
        "PT24H | Yes, in a day: waiting may help"
      })
  void answersTheQuestionWithItsFirstWord(String written, String answer) {
    assertThat(Retry.of(written).answer()).isEqualTo(answer);
  }
}
