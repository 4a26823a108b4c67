package dev.aadsts.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.aadsts.bot.mapper.Mappers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlocksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "→ übung 日本 🚀",
        "\\u0041 is no escape, \\\\u2192 is none",
        "a path C:\\users\\uwe and → an arrow",
        "\"quotes\"\nlines"
      })
  void countCharactersHoweverTheyAreWritten(String text) throws Exception {
    TextNode node = TextNode.valueOf(text);

    assertThat(Blocks.json(node)).matches("\\p{ASCII}*");
    assertThat(Blocks.characters(Blocks.json(node)))
        .isEqualTo(Mappers.plain().writeValueAsString(node).length());
  }
}
