package dev.aadsts.bot.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.teams.message.MessagePayload;
import dev.aadsts.bot.teams.message.MessageText;
import java.util.List;
import java.util.StringJoiner;

/** What a message contains besides the words of its author: quotes, and cards put into it. */
final class EmbeddedContent {
  private static final JsonMapper JSON = Mappers.plain();

  private final JsonNode activity;
  private final MessagePayload attached;

  EmbeddedContent(JsonNode activity) {
    this.activity = activity;
    ObjectNode payload = JSON.createObjectNode();
    payload.set("attachments", activity.path("attachments"));
    for (JsonNode attachment : activity.path("attachments")) {
      if (attachment.path("contentType").asText().equals("text/html")) {
        payload.putObject("body").set("content", attachment.path("content"));
      }
    }
    this.attached = new MessagePayload(payload);
  }

  /** What it quotes, in the form of its time; may be empty. */
  String quoted() {
    String inMarkup = attached.quoted();
    return inMarkup.isBlank() ? inEntities() : inMarkup;
  }

  /** What is on the cards that came with it; may be empty. */
  String cards() {
    return attached.cards();
  }

  // Of a quote, the text has a mark only, <quoted messageId="..."/>, and its beginning stands here:
  // https://learn.microsoft.com/dotnet/api/microsoft.teams.apps.schema.entities.quotedreplyentity
  private String inEntities() {
    var words = new StringJoiner("\n");
    for (JsonNode entity : activity.path("entities")) {
      JsonNode quote = entity.path("quotedReply");
      if (entity.path("type").asText().equals("quotedReply")
          && quote.path("preview").isTextual()
          // Somebody has taken it back.
          && !quote.path("isReplyDeleted").asBoolean()) {
        words.add(MessageText.clean(quote.path("preview").asText(), List.of()));
      }
    }
    return words.toString();
  }
}
