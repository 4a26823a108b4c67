package dev.aadsts.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What Slack sends when one person uses the bot's commands, buttons, windows and shortcuts. It is
 * built here and delivered by whoever asked for it.
 */
final class UserInteractions {
  private final FakeSlack slack;
  private final String id;
  private final String name;

  UserInteractions(FakeSlack slack, String id, String name) {
    this.slack = slack;
    this.id = id;
    this.name = name;
  }

  /** A slash command. */
  Requests.Sent command(String channel, String channelName, String text) {
    return Requests.command(
        Map.of(
            "channel_id", channel,
            "channel_name", channelName,
            "user_id", id,
            "user_name", name,
            "text", text,
            "response_url", responseUrl(UUID.randomUUID().toString()),
            "trigger_id", UUID.randomUUID().toString()));
  }

  /** A press of a button of a message, with what a window may be opened with. */
  Requests.Sent press(Post post, JsonNode button, String trigger) {
    slack.trigger(trigger);
    boolean onlyYou = post.to().isPresent();
    String channel = post.channel().equals("response_url") ? SlackWorld.CHANNEL : post.channel();
    return interaction(
        "block_actions",
        payload -> {
          var container = Requests.at(payload, "container");
          container
              .put("message_ts", post.ts())
              .put("channel_id", channel)
              .put("is_ephemeral", onlyYou);
          post.thread().ifPresent(root -> container.put("thread_ts", root));
          Requests.at(payload, "channel").put("id", channel);
          if (onlyYou) {
            payload.remove("message");
          }
          payload.put("trigger_id", trigger);
          payload.put("response_url", responseUrl(trigger));
          var action = (ObjectNode) payload.path("actions").path(0);
          action.set("action_id", button.path("action_id"));
          action.remove("value");
          if (button.has("value")) {
            action.set("value", button.path("value"));
          }
        });
  }

  /** The shortcut on a message, which the caller describes. */
  Requests.Sent messageShortcut(String channel, String ts, Consumer<ObjectNode> message) {
    return interaction(
        "message_action",
        payload -> {
          Requests.at(payload, "channel").put("id", channel);
          payload.put("trigger_id", UUID.randomUUID().toString());
          payload.put("response_url", responseUrl(UUID.randomUUID().toString()));
          payload.put("message_ts", ts);
          message.accept(Requests.at(payload, "message").put("ts", ts));
        });
  }

  /** The shortcut from anywhere. */
  Requests.Sent globalShortcut() {
    return interaction("shortcut", payload -> payload.put("trigger_id", newTrigger()));
  }

  /** Enter in the field of the Home tab. */
  Requests.Sent questionAtHome(String text) {
    return atHome(action -> action.put("value", text));
  }

  /** A press of a button of the Home tab. */
  Requests.Sent pressAtHome(JsonNode button) {
    return atHome(
        action -> {
          action.put("type", "button").set("action_id", button.path("action_id"));
          action.set("value", button.path("value"));
        });
  }

  private Requests.Sent atHome(Consumer<ObjectNode> action) {
    return interaction(
        "block_actions_home",
        payload -> {
          payload.put("trigger_id", newTrigger());
          action.accept((ObjectNode) payload.path("actions").path(0));
        });
  }

  /** A window that is sent off as it is filled in. */
  Requests.Sent submission(FakeForm form) {
    return interaction(
        "view_submission",
        payload -> {
          var submitted = Requests.at(payload, "view").put("id", "V" + UUID.randomUUID());
          submitted.put("callback_id", form.view().path("callback_id").asText());
          submitted.put("private_metadata", form.view().path("private_metadata").asText());
          submitted.putObject("state").set("values", form.values());
          responseUrls(payload, form.values());
        });
  }

  // Slack adds one for each conversation that was chosen where the window asks for that.
  private void responseUrls(ObjectNode payload, JsonNode values) {
    for (String channel : values.findValuesAsText("selected_conversation")) {
      if (!channel.equals("null") && !channel.isEmpty()) {
        payload
            .putArray("response_urls")
            .addObject()
            .put("block_id", "where")
            .put("action_id", "conversation")
            .put("channel_id", channel)
            .put("response_url", responseUrl(UUID.randomUUID().toString()));
      }
    }
  }

  private Requests.Sent interaction(String fixture, Consumer<ObjectNode> change) {
    return Requests.interaction(
        fixture,
        payload -> {
          Requests.at(payload, "user").put("id", id).put("username", name).put("name", name);
          change.accept(payload);
        });
  }

  private String newTrigger() {
    return slack.trigger(UUID.randomUUID().toString());
  }

  private String responseUrl(String unique) {
    return slack.responseUrl(id + "-" + unique);
  }
}
