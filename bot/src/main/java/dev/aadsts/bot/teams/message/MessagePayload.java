package dev.aadsts.bot.teams.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.kb.text.Excerpt;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message on which somebody chose a command of ours. See <a
 * href="https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#payload-properties-when-a-task-module-is-invoked-from-a-message">payload
 * properties</a>; the attachments are those of <a
 * href="https://learn.microsoft.com/graph/api/resources/chatmessageattachment">chatMessage</a>.
 */
public final class MessagePayload {
  private static final JsonMapper JSON = Mappers.plain();

  // A whole log fits; what is longer is not searched to its end.
  private static final int LONGEST = 200_000;
  // The clients' own form of a quote in a message's HTML, before there were attachments for it.
  private static final Pattern QUOTE =
      Pattern.compile(
          "(?is)<blockquote(?=[^>]{0,500}schema\\.skype\\.com/Reply)[^>]{0,500}>(.*?)</blockquote>");
  private static final String CARD = "application/vnd.microsoft.card.";
  private static final List<String> WORDS_OF_A_CARD =
      List.of("text", "title", "subtitle", "value", "codeSnippet");

  private final JsonNode payload;

  /**
   * @param payload as Teams sends it; may lack anything
   */
  public MessagePayload(JsonNode payload) {
    this.payload = payload;
  }

  /** Whether the command was chosen on a message at all. */
  public boolean present() {
    return payload.isObject() && !payload.isEmpty();
  }

  /** The message's own id; empty where there is none. */
  public String id() {
    return payload.path("id").asText("");
  }

  /** The post that its thread begins with; its own id where it begins one. */
  public String thread() {
    String root = payload.path("replyToId").asText("");
    return root.isEmpty() ? id() : root;
  }

  /** What its author wrote, and what is in the cards that came with it. */
  public String own() {
    var words = new StringJoiner("\n");
    add(words, payload.path("subject").asText(""));
    String body = payload.path("body").path("content").asText("");
    add(words, clean(QUOTE.matcher(cut(body)).replaceAll(" ")));
    for (JsonNode attachment : payload.path("attachments")) {
      if (!isQuote(attachment)) {
        add(words, words(attachment));
      }
    }
    return cut(words.toString());
  }

  /** What is in the cards that came with it. */
  public String cards() {
    var words = new StringJoiner("\n");
    for (JsonNode attachment : payload.path("attachments")) {
      if (isCard(attachment)) {
        add(words, words(attachment));
      }
    }
    return cut(words.toString());
  }

  /** What others wrote and it quotes. */
  public String quoted() {
    var words = new StringJoiner("\n");
    Matcher quote = QUOTE.matcher(cut(payload.path("body").path("content").asText("")));
    while (quote.find()) {
      // The name stands right before the words.
      add(words, clean(quote.group(1).replace("</strong>", "</strong> ")));
    }
    for (JsonNode attachment : payload.path("attachments")) {
      if (isQuote(attachment)) {
        add(words, clean(content(attachment).path("messagePreview").asText("")));
      }
    }
    return cut(words.toString());
  }

  private static boolean isQuote(JsonNode attachment) {
    return attachment.path("contentType").asText().equals("messageReference");
  }

  private static boolean isCard(JsonNode attachment) {
    return attachment.path("contentType").asText().startsWith(CARD);
  }

  private static String words(JsonNode attachment) {
    String type = attachment.path("contentType").asText();
    if (isCard(attachment)) {
      var words = new StringJoiner("\n");
      collect(content(attachment), words);
      return words.toString();
    }
    return type.startsWith("text/") ? clean(cut(attachment.path("content").asText(""))) : "";
  }

  // Of a card of another app, the words in the order in which they are shown.
  private static void collect(JsonNode node, StringJoiner words) {
    node.properties()
        .forEach(
            field -> {
              if (field.getValue().isTextual() && WORDS_OF_A_CARD.contains(field.getKey())) {
                add(words, clean(cut(field.getValue().asText())));
              } else {
                collect(field.getValue(), words);
              }
            });
    if (node.isArray()) {
      node.forEach(child -> collect(child, words));
    }
  }

  // Graph writes the content of an attachment as text, the Bot Framework as a tree.
  private static JsonNode content(JsonNode attachment) {
    JsonNode content = attachment.path("content");
    if (!content.isTextual()) {
      return content;
    }
    try {
      return JSON.readTree(content.asText());
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static String clean(String html) {
    return MessageText.clean(html, List.of());
  }

  private static void add(StringJoiner words, String some) {
    if (!some.isBlank()) {
      words.add(some.strip());
    }
  }

  private static String cut(String text) {
    return Excerpt.of(text, LONGEST);
  }
}
