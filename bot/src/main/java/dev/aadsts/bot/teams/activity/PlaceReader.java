package dev.aadsts.bot.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where an activity comes from, and so which thread its answer belongs to.
 *
 * @param conversation as the activity has it
 */
record PlaceReader(Incoming activity, JsonNode conversation) {
  private static final Pattern IN_THREAD =
      Pattern.compile("(.*?)" + Place.THREAD + "(" + Place.POST_ID + ")");

  /** The place, in that tenant where the activity names none. */
  Place place(String fallbackTenant) {
    String id = conversation.path("id").asText("");
    Matcher threaded = IN_THREAD.matcher(id);
    boolean inThread = threaded.matches();
    // Without an id in our form: whatever stands behind is not a thread we could answer in.
    String channel = inThread ? threaded.group(1) : id.replaceFirst(Place.THREAD + ".*$", "");
    Place.Kind kind = kind();
    Optional<String> root = inThread ? Optional.of(threaded.group(2)) : startOfThread();
    return new Place(
        activity.serviceUrl(),
        activity.tenants().stream().findFirst().orElse(fallbackTenant),
        kind,
        channel,
        kind == Place.Kind.CHANNEL ? root : Optional.empty(),
        activity.botId(),
        activity.team());
  }

  private Place.Kind kind() {
    return switch (conversation.path("conversationType").asText()) {
      case "personal" -> Place.Kind.PERSONAL;
      case "channel" -> Place.Kind.CHANNEL;
      case "groupChat" -> Place.Kind.GROUP;
      // Chats of meetings come without a kind, as does what follows on an installation. Only the
      // chat of one person with the bot has an id of another form.
      default ->
          conversation.path("isGroup").asBoolean()
                  || conversation.path("id").asText().startsWith("19:")
              ? Place.Kind.GROUP
              : Place.Kind.PERSONAL;
    };
  }

  // A message starts its own thread; a press of a button belongs to the thread of its card. But
  // nothing can be posted below a message that only one person sees.
  private Optional<String> startOfThread() {
    if (activity.targeted() || activity.fromWhisper()) {
      return Optional.empty();
    }
    return activity.type().equals("message") && !brings(activity.value())
        ? activity.id()
        : activity.replyToId();
  }

  private static boolean brings(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }
}
