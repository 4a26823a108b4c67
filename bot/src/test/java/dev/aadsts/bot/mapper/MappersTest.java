package dev.aadsts.bot.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MappersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"quoted\" and \\escaped\\",
        "line\nbreak\ttab\r\u0000\u001f\u007f",
        "\u201cb\u00f6se\u201d \u2028 \ud83d\ude80",
        "</script>"
      })
  void quoteATextSoThatItIsReadAsItWas(String text) throws JsonProcessingException {
    assertThat(Mappers.plain().readValue(Mappers.quoted(text), String.class)).isEqualTo(text);
    assertThat(Mappers.quoted(text))
        .isEqualToIgnoringCase(Mappers.ascii().writeValueAsString(text));
    assertThat(Mappers.quoted(text)).matches("\\p{ASCII}*");
  }
}
