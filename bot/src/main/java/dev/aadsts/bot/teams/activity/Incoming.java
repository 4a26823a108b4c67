package dev.aadsts.bot.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.teams.message.ActionData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An activity as it came in. Reads only what this edge uses, and that leniently: the SDK's own
 * class refuses activities for their timestamp or for values younger than the SDK. See <a
 * href="https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md">the
 * activity schema</a>.
 */
public final class Incoming {
  private static final JsonMapper JSON = Mappers.plain();
  private static final int LONGEST_NAME = 100;

  private final JsonNode activity;

  private Incoming(JsonNode activity) {
    this.activity = activity;
  }

  /** The activity in that body; empty where it is none. */
  public static Optional<Incoming> read(byte[] body) {
    try {
      JsonNode activity = JSON.readTree(body);
      boolean complete =
          activity != null
              && activity.path("type").isTextual()
              && (activity.path("conversation").path("id").isTextual() || isExtension(activity));
      return complete ? Optional.of(new Incoming(activity)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  // In a chat of two people and from the command box, Teams names no conversation.
  private static boolean isExtension(JsonNode activity) {
    return activity.path("type").asText().equals("invoke")
        && activity.path("name").asText().startsWith("composeExtension/");
  }

  public String type() {
    return text("type");
  }

  /** What an invoke asks for. */
  public String name() {
    return text("name");
  }

  /** What happened to an installation: {@code add} or {@code remove}. */
  public String action() {
    return text("action");
  }

  public String channelId() {
    return text("channelId");
  }

  public String serviceUrl() {
    return text("serviceUrl");
  }

  public String text() {
    return text("text");
  }

  /** The message itself; an invoke has no such. */
  public Optional<String> id() {
    return Optional.of(text("id")).filter(id -> !id.isEmpty());
  }

  /** What others wrote and the message quotes; may be empty. */
  public String quoted() {
    return new EmbeddedContent(activity).quoted();
  }

  /** What is on the cards that somebody put into the message; may be empty. */
  public String cards() {
    return new EmbeddedContent(activity).cards();
  }

  /** A press on a client without {@code Action.Execute}, or one that is carried out later. */
  public Received.Pressed pressed(Place place, JsonNode data) {
    return new Received.Pressed(
        place,
        sender(),
        replyToId(),
        data.path(ActionData.INTENT).asText(""),
        ActionData.input(data),
        data.path(ActionData.WHISPERED).asBoolean(),
        Optional.empty());
  }

  /** What a card sends along. */
  public JsonNode value() {
    return activity.path("value");
  }

  /** The message with the card whose button was pressed. */
  public Optional<String> replyToId() {
    return Optional.of(text("replyToId")).filter(id -> !id.isEmpty());
  }

  /**
   * Whether nobody else in the conversation sees it: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages">targeted
   * messages</a>.
   */
  public boolean targeted() {
    return activity.path("recipient").path("isTargeted").asBoolean();
  }

  /** Whether a button was pressed on a card that nobody else sees. */
  public boolean fromWhisper() {
    JsonNode data = value().path("action").path("data");
    return (data.isMissingNode() ? value() : data).path(ActionData.WHISPERED).asBoolean();
  }

  /** Every tenant that the activity names. */
  public List<String> tenants() {
    return Stream.of(
            activity.path("channelData").path("tenant").path("id"),
            activity.path("conversation").path("tenantId"))
        .map(id -> id.asText(""))
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  public Person sender() {
    return person(activity.path("from")).external(fromOtherTenant());
  }

  // Teams: of the conversation it is always the tenant that hosts it; the other two, where they are
  // there, are those of whoever acts. A guest acts as one of the host's.
  // https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
  private boolean fromOtherTenant() {
    String host = activity.path("conversation").path("tenantId").asText("");
    return !host.isEmpty()
        && Stream.of(
                activity.path("from").path("tenantId"),
                activity.path("channelData").path("tenant").path("id"))
            .map(id -> id.asText(""))
            .anyMatch(id -> !id.isEmpty() && !id.equalsIgnoreCase(host));
  }

  /** Somebody as Teams describes them. */
  public static Person person(JsonNode account) {
    String name = account.path("name").asText("Somebody");
    // A guest without a display name is called by the e-mail address, which we never repeat.
    String shown = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
    String id = account.path("id").asText("");
    return new Person(
        id, shown.isBlank() ? "Somebody" : TextLimit.shortened(shown.strip(), LONGEST_NAME));
  }

  /** Whether a bot said it, this one or another. */
  public boolean fromBot() {
    JsonNode from = activity.path("from");
    // Teams: 29: is a person, 28: a bot.
    return from.path("role").asText().equalsIgnoreCase("bot")
        || from.path("id").asText().startsWith("28:")
        || from.path("id").asText().equals(botId());
  }

  /** Whether the bot is among the new members. */
  public boolean addsBot() {
    return hasBot("membersAdded");
  }

  /** Whether the bot is among those who are no longer members. */
  public boolean removesBot() {
    return hasBot("membersRemoved");
  }

  private boolean hasBot(String members) {
    for (JsonNode member : activity.path(members)) {
      if (member.path("id").asText().equals(botId())) {
        return true;
      }
    }
    return false;
  }

  /** What happened to a team or channel, such as {@code channelDeleted}. */
  public String eventType() {
    return activity.path("channelData").path("eventType").asText("");
  }

  /** The channel that it happened to. */
  public Optional<String> channel() {
    return ofChannelData("channel");
  }

  /** The team that it was said in, or that the channel belongs to. */
  Optional<String> team() {
    return ofChannelData("team");
  }

  private Optional<String> ofChannelData(String what) {
    return Optional.of(activity.path("channelData").path(what).path("id").asText(""))
        .filter(id -> !id.isEmpty());
  }

  /** The texts in the message that name the bot. */
  public List<String> botMentions() {
    var texts = new ArrayList<String>();
    for (JsonNode entity : activity.path("entities")) {
      if (entity.path("type").asText().equals("mention")
          && entity.path("mentioned").path("id").asText().equals(botId())) {
        texts.add(entity.path("text").asText(""));
      }
    }
    return texts;
  }

  public String botId() {
    return activity.path("recipient").path("id").asText("");
  }

  /**
   * Where it was said. A message that starts a thread is its own thread.
   *
   * @param fallbackTenant where the activity names none, which only the Playground does
   */
  public Place place(String fallbackTenant) {
    return new PlaceReader(this, activity.path("conversation")).place(fallbackTenant);
  }

  /**
   * An id of what was said or done that stays the same when the activity is delivered again; fits
   * into an event.
   */
  public String eventId() {
    return EventIds.of(text("id"), eventPlace());
  }

  private String eventPlace() {
    return activity.path("conversation").path("id").asText("");
  }

  /**
   * An id that is the same for each press of that button on that card, under whatever id it is
   * delivered; fits into an event.
   *
   * @param intent as the button carries it
   * @param presser whose presses count by themselves, as the answer is theirs; empty where the
   *     press of one is that of all
   */
  public String pressId(String intent, Optional<Person> presser) {
    return replyToId()
        .map(card -> EventIds.ofPress(eventPlace(), card, intent, presser))
        .orElseGet(this::eventId);
  }

  /** The one event of the bot's arrival there, however many activities announce it. */
  public static String welcomeId(Place place) {
    return EventIds.ofWelcome(place);
  }

  private String text(String field) {
    JsonNode node = activity.path(field);
    return node.isTextual() ? node.asText() : "";
  }
}
