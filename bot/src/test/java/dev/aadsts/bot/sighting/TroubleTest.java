package dev.aadsts.bot.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.Field;
import dev.aadsts.kb.text.SignInErrorParser;
import org.junit.jupiter.api.Test;

final class TroubleTest {
  @Test
  void cutsNoCharacterOfAnApplicationInTwo() {
    String beginning = "x".repeat(Trouble.LONGEST_APP - 1);
    var error = SignInErrorParser.parse("App name: " + beginning + "\ud83d\ude31");

    assertThat(error.field(Field.APP_NAME)).contains(beginning + "\ud83d\ude31");
    assertThat(Trouble.app(error)).isEqualTo(beginning);
  }
}
