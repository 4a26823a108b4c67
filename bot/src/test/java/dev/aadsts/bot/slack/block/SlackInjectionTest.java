package dev.aadsts.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.reply.HostileMessages;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.testkit.Fuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whatever stands in a message: it mentions nobody, links nowhere and keeps its block. */
final class SlackInjectionTest {
  private static final String OUR_LINK =
      "<" + HostileMessages.OUR_LINK.replace("/", "\\/") + "\\|[^<>]*>";

  @Test
  void letsNothingOutOfAMessage() {
    Fuzz.tries(
        400,
        100_000,
        random -> {
          Message message = HostileMessages.next(random);

          SlackBlocks.messages(message).forEach(SlackInjectionTest::assertTame);
          assertTame(SlackBlocks.card(message));
          assertTame(SlackBlocks.withNotice(SlackBlocks.card(message), message.summary()));
        });
  }

  private static void assertTame(SlackMessage message) {
    assertTameMrkdwn(message.text());
    StreamSupport.stream(message.tree().spliterator(), false)
        .flatMap(block -> texts(block).stream())
        .forEach(
            text -> {
              if (text.path("type").asText().equals("mrkdwn")) {
                assertThat(text.path("verbatim").asBoolean()).isTrue();
                assertTameMrkdwn(text.path("text").asText());
              }
              assertVisible(text.path("text").asText());
            });
  }

  private static void assertTameMrkdwn(String mrkdwn) {
    String own = mrkdwn.replaceAll(OUR_LINK, "");
    assertThat(own).doesNotContain("<", ">");
    // What is not in code of our own.
    assertThat(own.replaceAll("(?s)```.*?```|`[^`\n]*`", "")).doesNotContain("~", "`");
    assertThat(own.replaceAll("&(?:lt|gt|amp);", "")).doesNotContain("&");
    assertVisible(mrkdwn);
  }

  private static void assertVisible(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]");
  }

  private static List<JsonNode> texts(JsonNode node) {
    var found = new ArrayList<JsonNode>();
    if (node.path("text").isTextual()) {
      found.add(node);
    }
    node.forEach(child -> found.addAll(texts(child)));
    return found;
  }
}
