package dev.aadsts.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What Slack tells of what people write and open; each is an event of its own. */
final class UserEvents {
  private UserEvents() {}

  /** A message of the channel that names the bot. */
  static Requests.Sent mention(String user, Optional<String> thread, String text, String ts) {
    return event(
        "app_mention",
        inner -> {
          inner.put("user", user).put("text", "<@U0BOT> " + text).put("ts", ts);
          thread.ifPresent(root -> inner.put("thread_ts", root));
        });
  }

  /** A message of the channel, as it comes where the bot reads along. */
  static Requests.Sent inChannel(String user, Optional<String> thread, String text, String ts) {
    return event(
        "message_im",
        inner -> {
          inner.put("user", user).put("text", text).put("ts", ts);
          inner.put("channel", SlackWorld.CHANNEL).put("channel_type", "channel");
          thread.ifPresent(root -> inner.put("thread_ts", root));
        });
  }

  /** A message of Ana to the bot alone. */
  static Requests.Sent direct(Optional<String> thread, String text, String ts) {
    return event(
        "message_im",
        inner -> {
          inner.put("text", text).put("ts", ts);
          thread.ifPresent(root -> inner.put("thread_ts", root));
        });
  }

  /** The Home tab was opened, with what it showed until then. */
  static Requests.Sent homeOpened(String user, Optional<JsonNode> shown) {
    return event(
        "app_home_opened",
        inner -> {
          inner.put("user", user);
          shown.ifPresent(
              view ->
                  inner
                      .putObject("view")
                      .put("type", "home")
                      .put("private_metadata", view.path("private_metadata").asText()));
        });
  }

  private static Requests.Sent event(String fixture, Consumer<ObjectNode> change) {
    return Requests.event(
        fixture,
        event -> {
          event.put("event_id", "Ev" + UUID.randomUUID());
          change.accept(Requests.at(event, "event"));
        });
  }
}
