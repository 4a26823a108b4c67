package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One Adaptive Card, ready to send.
 *
 * @param summary its gist in plain text, for notifications
 */
public record Card(String summary, ObjectNode content) {
  /** The media type of the content. */
  public static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

  /** Bytes on the wire. */
  public int size() {
    return JsonSize.of(content);
  }
}
