package dev.aadsts.bot.teams.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.card.Card;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;

/**
 * Requests to the Bot Connector in the form in which they are documented: those that the SDK is too
 * old for, and those that are most of what we send, as its way through its own classes takes
 * several times as long.
 */
final class ConnectorRequests {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final JsonMapper WRITER = Mappers.plain();
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private ConnectorRequests() {}

  /** A message in a conversation, for everybody. */
  static Request create(Place place, Card card) {
    return new Request.Builder()
        .url(activities(place).build())
        .post(body(message(place, card), card))
        .build();
  }

  /** Puts a message in the place of another. */
  static Request update(Place place, String messageId, Card card) {
    ObjectNode activity = message(place, card).put("id", messageId);
    return new Request.Builder()
        .url(activities(place).addPathSegment(messageId).build())
        .put(body(activity, card))
        .build();
  }

  /**
   * A message in a conversation that one of its members sees: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages">targeted
   * messages</a>.
   *
   * @param prompt the message of that person which it answers, also seen by nobody else
   */
  static Request whisper(Place place, Person person, Optional<String> prompt, Card card) {
    ObjectNode activity = message(place, card);
    activity.putObject("recipient").put("id", person.id());
    prompt.ifPresent(
        id ->
            activity
                .putArray("entities")
                .addObject()
                .put("type", "targetedMessageInfo")
                .put("messageId", id));
    return new Request.Builder()
        .url(activities(place).addQueryParameter("isTargetedActivity", "true").build())
        .post(body(activity, card))
        .build();
  }

  /**
   * A reaction of the bot on a message: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-reactions">reactions</a>.
   *
   * @param reaction as the reference of reactions calls it
   * @param add false to take it away
   */
  static Request react(Place place, String messageId, String reaction, boolean add) {
    HttpUrl url =
        activities(place)
            .addPathSegment(messageId)
            .addPathSegment("reactions")
            .addPathSegment(reaction)
            .build();
    var request = new Request.Builder().url(url);
    return add ? request.put(NOTHING).build() : request.delete().build();
  }

  /**
   * A member of a conversation: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details">single
   * member</a>.
   *
   * @param id as the Bot Framework or as Entra ID knows that person
   */
  static Request member(Place place, String id) {
    return new Request.Builder()
        .url(
            conversation(place.serviceUrl(), place.conversationId())
                .addPathSegment("members")
                .addPathSegment(id)
                .build())
        .build();
  }

  // The card goes in as it is: to have Jackson copy it takes as long as to make all the rest.
  private static RequestBody body(ObjectNode activity, Card card) {
    try {
      byte[] envelope = WRITER.writeValueAsBytes(activity);
      byte[] content = card.utf8();
      var body = new Buffer();
      body.write(envelope, 0, envelope.length - 1); // Its brace is closed after the card.
      body.writeUtf8(",\"attachments\":[{\"contentType\":\"" + Card.CONTENT_TYPE + "\",");
      body.writeUtf8("\"content\":").write(content).writeUtf8("}]}");
      return RequestBody.create(body.readByteString(), JSON);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree in memory can be written", e);
    }
  }

  private static ObjectNode message(Place place, Card card) {
    ObjectNode activity = JsonNodeFactory.instance.objectNode().put("type", "message");
    activity.putObject("from").put("id", place.botId());
    activity.putObject("conversation").put("id", place.address());
    return activity.put("summary", card.summary());
  }

  private static HttpUrl.Builder activities(Place place) {
    return conversation(place.serviceUrl(), place.address()).addPathSegment("activities");
  }

  private static HttpUrl.Builder conversation(String serviceUrl, String id) {
    return HttpUrl.get(serviceUrl)
        .newBuilder()
        .addPathSegments("v3/conversations")
        .addPathSegment(id);
  }
}
