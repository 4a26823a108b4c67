package dev.aadsts.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTest {
  @ParameterizedTest
  @CsvSource({
    "AUTODETECT, ' ON ', on",
    "RECEIPTS, off, off",
    "ANSWERS, Private, private",
    "LANGUAGE, de, de",
    "LANGUAGE, PT-br, pt-BR",
    "LANGUAGE, zh-Hant-TW, zh-Hant-TW"
  })
  void readsAValueAsItIsStored(Setting setting, String typed, String stored) {
    assertThat(setting.read(typed)).contains(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "english please", "qqq", "de_DE_", "und"})
  void takesOnlyTagsOfLanguages(String tag) {
    assertThat(Setting.LANGUAGE.read(tag)).isEmpty();
  }

  @Test
  void takesNoWordOfAnotherSetting() {
    assertThat(Setting.AUTODETECT.read("private")).isEmpty();
    assertThat(Setting.ANSWERS.read("on")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNameAndTakesWhatItOffers(Setting setting) {
    assertThat(Setting.named(setting.key())).contains(setting);
    assertThat(setting.label()).hasSizeLessThanOrEqualTo(40);
    assertThat(setting.options())
        .allSatisfy(
            option -> {
              assertThat(setting.read(option.value())).contains(option.value());
              assertThat(option.label()).hasSizeBetween(2, 40);
              assertThat(Settings.DEFAULT.with(setting, option.value()).value(setting))
                  .isEqualTo(option.value());
            });
  }
}
