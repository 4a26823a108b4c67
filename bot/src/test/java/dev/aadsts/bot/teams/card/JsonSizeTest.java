package dev.aadsts.bot.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aadsts.bot.testkit.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSizeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\":1,\"b\":[true,false,null,-2.5],\"c\":{\"d\":\"e\"}}",
        "[\"\\u0001\\t\\\"\\\\/\\b\\f\\r\\n\\u007f\"]",
        "[\"\u00e4 \u2022 \ud83d\ude00 \u4e2d\"]"
      })
  void isAsMuchAsJacksonWrites(String json) throws JsonProcessingException {
    JsonNode node = JSON.readTree(json);

    assertThat(JsonSize.of(node)).isEqualTo(written(node));
  }

  @Test
  void isAsMuchAsJacksonWritesOfAnyText() {
    var random = new Random(7);
    for (int number = 0; number < 500; number++) {
      String text =
          new String(Hostile.text(random).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      JsonNode node = JsonNodeFactory.instance.objectNode().put(text, text);

      assertThat(JsonSize.of(node)).as(text).isEqualTo(written(node));
    }
  }

  private static int written(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
