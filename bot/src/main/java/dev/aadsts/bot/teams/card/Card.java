package dev.aadsts.bot.teams.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reply.FilledTemplate;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Adaptive Card, ready to send. Safe for use by many threads. */
public final class Card {
  /** The media type of the content. */
  public static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

  private static final JsonMapper JSON = Mappers.plain();

  private final String summary;
  private final Optional<FilledTemplate> filled;
  private @Nullable ObjectNode content;

  private Card(String summary, Optional<FilledTemplate> filled, @Nullable ObjectNode content) {
    this.summary = summary;
    this.filled = filled;
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

  /**
   * A card whose JSON has only to be filled in.
   *
   * @param summary its gist in plain text, for notifications
   */
  static Card filled(String summary, FilledTemplate json) {
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
        content = (ObjectNode) JSON.readTree(utf8());
      } catch (IOException e) {
        throw new IllegalStateException("A card is no JSON", e);
      }
    }
    return content;
  }

  /** The card, to be sent. */
  public byte[] utf8() {
    return filled.map(FilledTemplate::utf8).orElseGet(() -> json().getBytes(UTF_8));
  }

  String json() {
    return filled.map(FilledTemplate::text).orElseGet(() -> content().toString());
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
