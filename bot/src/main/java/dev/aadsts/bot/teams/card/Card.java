package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.aadsts.bot.mapper.Mappers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Adaptive Card, ready to send. Safe for use by many threads. */
public final class Card {
  /** The media type of the content. */
  public static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

  private static final JsonMapper JSON = Mappers.plain();

  private final String summary;
  private final Optional<String> written;
  private @Nullable ObjectNode content;

  private Card(String summary, Optional<String> written, @Nullable ObjectNode content) {
    this.summary = summary;
    this.written = written;
    this.content = content;
  }

  /**
   * A card of these elements.
   *
   * @param summary its gist in plain text, for notifications
   */
  static Card of(String summary, ObjectNode content) {
    return new Card(summary, Optional.empty(), content);
  }

  /** The same, where its JSON is at hand. */
  static Card ofJson(String summary, String json) {
    return new Card(summary, Optional.of(json), null);
  }

  /** Its gist in plain text, for notifications. */
  public String summary() {
    return summary;
  }

  /** The card, to look into. */
  public synchronized ObjectNode content() {
    if (content == null) {
      try {
        content = (ObjectNode) JSON.readTree(written.orElseThrow());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("A card is no JSON", e);
      }
    }
    return content;
  }

  /** The card, to be written and nothing else. */
  public JsonNode toWrite() {
    return written.<JsonNode>map(json -> new POJONode(new RawValue(json))).orElseGet(this::content);
  }

  String json() {
    return written.orElseGet(() -> content().toString());
  }

  /** Bytes on the wire. */
  public int size() {
    return JsonSize.of(content());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Card card
        && summary.equals(card.summary)
        && content().equals(card.content());
  }

  @Override
  public int hashCode() {
    return summary.hashCode();
  }

  @Override
  public String toString() {
    return "Card[" + summary + ", " + json() + "]";
  }
}
