package dev.aadsts.botconnector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the Bot Connector refuses, and how. */
final class Rules {
  /**
   * The whole activity in bytes: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages">message
   * size</a>.
   */
  static final int MOST_BYTES = 28 * 1024;

  private static final String BAD_ARGUMENT = "BadArgument";
  private static final Set<String> TYPES = Set.of("message", "typing");
  private static final Pattern CONVERSATION =
      Pattern.compile("a:.+|19:[^;]+|19:[^;]+@thread\\.(?:tacv2|skype);messageid=\\d{1,20}");

  private Rules() {}

  /** An activity that is sent or replaces another one. */
  static Optional<Answer> activity(String conversation, JsonNode activity, int bytes) {
    if (bytes > MOST_BYTES) {
      return refusal(413, "MessageSizeTooBig", "sent " + bytes + " bytes");
    }
    String type = activity.path("type").asText();
    if (!TYPES.contains(type)) {
      return refusal(400, BAD_ARGUMENT, "sent an activity of type '" + type + "'");
    }
    String from = activity.path("from").path("id").asText("28:");
    if (!from.startsWith("28:")) {
      return refusal(400, BAD_ARGUMENT, "sent in the name of " + from);
    }
    String inside = activity.path("conversation").path("id").asText(conversation);
    if (!inside.equals(conversation)) {
      return refusal(400, BAD_ARGUMENT, "sent to one conversation what is for another");
    }
    boolean empty =
        activity.path("text").asText().isEmpty() && activity.path("attachments").isEmpty();
    return type.equals("message") && empty
        ? refusal(400, BAD_ARGUMENT, "sent an empty message")
        : Optional.empty();
  }

  /** A conversation that is written to. */
  static Optional<Answer> conversation(String id) {
    return CONVERSATION.matcher(id).matches()
        ? Optional.empty()
        : refusal(400, BAD_ARGUMENT, "wrote to what is no conversation or thread: " + id);
  }

  /** A message that only one person sees; the code of its refusal is not documented. */
  static Optional<Answer> targeted(String conversation, JsonNode activity, boolean member) {
    String person = activity.path("recipient").path("id").asText();
    if (!conversation.startsWith("19:")) {
      return refusal(400, BAD_ARGUMENT, "sent a targeted message outside of a channel or group");
    }
    if (person.isEmpty()) {
      return refusal(400, BAD_ARGUMENT, "sent a targeted message to nobody");
    }
    return member
        ? Optional.empty()
        : refusal(403, "BotNotInConversationRoster", "sent a targeted message to a stranger");
  }

  /** A change of a message. */
  static Optional<Answer> change(Optional<Message> message, String conversation, boolean targeted) {
    if (message.isEmpty()) {
      return refusal(404, "ActivityNotFoundInConversation", "changed what is not there");
    }
    if (!message.get().conversation().equals(conversation)) {
      return refusal(404, "ActivityNotFoundInConversation", "changed it in another conversation");
    }
    return message.get().onlyFor().isPresent() == targeted
        ? Optional.empty()
        : refusal(400, BAD_ARGUMENT, "changed who sees a message");
  }

  /** An answer to a message, or a reaction. */
  static Optional<Answer> noTargeted(Optional<Message> message) {
    return message.filter(each -> each.onlyFor().isPresent()).isEmpty()
        ? Optional.empty()
        : refusal(400, BAD_ARGUMENT, "answered or reacted to a targeted message");
  }

  /** A chat or a thread that is opened. */
  static Optional<Answer> opening(JsonNode parameters) {
    boolean thread = parameters.path("isGroup").asBoolean();
    if (thread) {
      boolean channel = parameters.at("/channelData/channel/id").asText().startsWith("19:");
      return channel && parameters.path("activity").isObject()
          ? Optional.empty()
          : refusal(400, BAD_ARGUMENT, "opened a thread without channel or first message");
    }
    if (parameters.path("members").size() != 1
        || parameters.at("/members/0/id").asText().isEmpty()) {
      return refusal(400, BAD_ARGUMENT, "opened a chat with nobody");
    }
    String tenant =
        parameters.path("tenantId").asText(parameters.at("/channelData/tenant/id").asText());
    return tenant.isEmpty()
        ? refusal(400, BAD_ARGUMENT, "opened a chat in no tenant")
        : Optional.empty();
  }

  private static Optional<Answer> refusal(int status, String code, String what) {
    return Optional.of(Answer.refusal(status, code, "The bot " + what));
  }
}
