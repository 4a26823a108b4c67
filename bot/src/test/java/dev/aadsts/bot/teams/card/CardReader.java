package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a card as a person does: its words, and the buttons that can be pressed. */
public final class CardReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CardReader() {}

  /** The action with that title, or on the row that begins with it, wherever on the card. */
  public static JsonNode button(JsonNode card, String title) {
    return button(card, "Action.Execute", title);
  }

  /** The same, of another kind. */
  public static JsonNode button(JsonNode card, String type, String title) {
    var found = new AtomicReference<@Nullable JsonNode>();
    find(card, type, title::equals, found);
    find(card, type, row -> row.startsWith(title + ": "), found);
    JsonNode button = found.get();
    if (button == null) {
      throw new AssertionError("No button '" + title + "' on " + pretty(card));
    }
    return button;
  }

  private static void find(
      JsonNode node,
      String type,
      Predicate<String> title,
      AtomicReference<@Nullable JsonNode> found) {
    if (node.path("type").asText().equals(type)
        && title.test(node.path("title").asText())
        && found.get() == null) {
      found.set(node);
    }
    node.forEach(child -> find(child, type, title, found));
  }

  /** As a golden file has it. */
  public static String pretty(JsonNode json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every word on a card. */
  public static String text(JsonNode card) {
    return String.join("\n", card.findValuesAsText("text"));
  }
}
