package dev.aadsts.bot.slack.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

final class MessageWordsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void leavesWhatSomebodyTypedAsItIs() {
    assertThat(
            words(
                """
                {"text": "AADSTS50105 &amp; more", "blocks": [{"type": "rich_text", "elements": [
                  {"type": "rich_text_section", "elements": [{"type": "text", "text": "AADSTS50105 & more"}]}]}]}
                """))
        .isEqualTo("AADSTS50105 &amp; more");
  }

  @Test
  void readsRichTextWhereThereIsNoOtherAndKeepsTheRunsOfALineTogether() {
    assertThat(
            words(
                """
                {"text": "", "blocks": [{"type": "rich_text", "elements": [
                  {"type": "rich_text_section", "elements": [
                    {"type": "text", "text": "AADSTS"}, {"type": "text", "text": "50105", "style": {"bold": true}},
                    {"type": "text", "text": " at "}, {"type": "link", "url": "https://contoso.com/?x=1", "text": "HR"}]},
                  {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "Trace ID: 1"}]}]}]}
                """))
        .isEqualTo("AADSTS50105 at HR https://contoso.com/?x=1\nTrace ID: 1");
  }

  @Test
  void readsTheBlocksOfOtherApps() {
    assertThat(
            words(
                """
                {"text": "Alert", "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "Sign-in failed"}},
                  {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Code*"}, {"type": "mrkdwn", "text": "50105"}]},
                  {"type": "context", "elements": [{"type": "mrkdwn", "text": "since 8:30"}]},
                  {"type": "table", "rows": [[{"type": "raw_text", "text": "app"}, {"type": "raw_text", "text": "HR"}]]},
                  {"type": "actions", "elements": [{"type": "button", "value": "x", "text": {"type": "plain_text", "text": "Mute"}}]}
                ]}
                """))
        .startsWith("Alert\nSign-in failed\n*Code*\n50105\n")
        .contains("since 8:30", "app\nHR");
  }

  @Test
  void readsAttachmentsAndTheirFallbackOnlyWhereThereIsNothingElse() {
    assertThat(
            words(
                """
                {"text": "", "attachments": [
                  {"pretext": "New alert", "title": "Sign-in failed", "text": "AADSTS50105", "fallback": "all of that",
                   "fields": [{"title": "App", "value": "HR"}]},
                  {"fallback": "AADSTS50020"},
                  {"message_blocks": [{"message": {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "forwarded"}}]}}]}
                ]}
                """))
        .contains("New alert\nSign-in failed\nAADSTS50105\n", "App: HR", "AADSTS50020", "forwarded")
        .doesNotContain("all of that");
  }

  @Test
  void readsTheBeginningOfATextFile() {
    assertThat(
            words(
                """
                {"text": "see file", "files": [{"name": "error.txt", "mode": "snippet", "preview": "AADSTS50105: no"}]}
                """))
        .isEqualTo("see file\nAADSTS50105: no");
  }

  @Test
  void takesNoMoreThanTheTextOfAMessageMayHave() {
    String block =
        "{\"type\": \"section\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"%s\"}}"
            .formatted("x".repeat(3000));
    String blocks = (block + ",").repeat(49) + block;

    assertThat(words("{\"text\": \"\", \"blocks\": [" + blocks + "]}"))
        .hasSizeLessThanOrEqualTo(40_000);
  }

  @Test
  void findsNothingInAnythingElse() {
    assertThat(words("{}")).isEmpty();
    assertThat(words("{\"text\": null, \"blocks\": 3, \"attachments\": [4], \"files\": {}}"))
        .isEmpty();
  }

  private static String words(String json) {
    try {
      JsonNode message = JSON.readTree(json);
      return MessageWords.of(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
