package dev.aadsts.bot.slack.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a payload must have for us to use it. Bolt reads leniently: what is missing is null, and
 * what is of another kind fails somewhere in the middle.
 *
 * @param texts JSON pointers to what must be a text
 * @param perhapsTexts to what may be missing, but else must be a text
 */
record PayloadShape(List<String> texts, List<String> perhapsTexts) {
  private static final PayloadShape MESSAGE =
      new PayloadShape(
          List.of("/team_id", "/event/channel", "/event/ts"),
          List.of(
              "/event/thread_ts",
              "/event/user",
              "/event/text",
              "/event/bot_id",
              "/event/channel_type",
              "/authorizations/0/user_id"));
  private static final PayloadShape HOME =
      new PayloadShape(
          List.of("/team_id", "/event/user"),
          List.of("/event/tab", "/event/view/private_metadata"));
  private static final PayloadShape PRESS =
      new PayloadShape(
          List.of("/team/id", "/user/id", "/trigger_id", "/actions/0/action_id"),
          List.of(
              "/user/name",
              "/user/username",
              "/user/team_id",
              "/team/enterprise_id",
              "/response_url",
              "/container/thread_ts",
              "/actions/0/value"));
  private static final PayloadShape PRESS_ON_MESSAGE =
      new PayloadShape(List.of("/channel/id", "/container/message_ts"), List.of());
  private static final PayloadShape SUBMISSION =
      new PayloadShape(
          List.of("/team/id", "/user/id", "/view/id", "/view/callback_id"),
          List.of(
              "/user/name",
              "/user/username",
              "/user/team_id",
              "/team/enterprise_id",
              "/view/private_metadata",
              "/response_urls/0/response_url",
              "/view/state/values/note/text/value"));
  private static final PayloadShape SHORTCUT =
      new PayloadShape(
          List.of("/team/id", "/user/id", "/trigger_id", "/callback_id"), List.of("/user/name"));
  private static final PayloadShape SHORTCUT_ON_MESSAGE =
      new PayloadShape(
          List.of("/channel/id", "/message/ts"),
          List.of("/channel/name", "/message/thread_ts", "/message/text", "/response_url"));
  private static final List<String> OF_A_MESSAGE = List.of("type", "ts", "thread_ts", "text");
  private static final List<String> LAYOUT =
      List.of("blocks", "attachments", "files", "metadata", "title", "submit", "close");
  private static final List<String> COMMAND =
      List.of("team_id", "channel_id", "user_id", "trigger_id", "command");

  /** Whether it is a message that somebody wrote. */
  static boolean isMessage(JsonNode payload) {
    return MESSAGE.fits(payload);
  }

  /** Whether it is somebody who opened the App Home. */
  static boolean isHomeOpened(JsonNode payload) {
    return HOME.fits(payload);
  }

  /** Whether it is an interaction of that type. */
  static boolean isInteraction(JsonNode payload) {
    return switch (payload.path("type").asText()) {
      case "view_submission" -> SUBMISSION.fits(payload);
      case "shortcut" -> SHORTCUT.fits(payload);
      case "message_action" -> SHORTCUT.fits(payload) && SHORTCUT_ON_MESSAGE.fits(payload);
      default -> {
        boolean onMessage = payload.hasNonNull("channel") && payload.hasNonNull("container");
        yield PRESS.fits(payload) && (!onMessage || PRESS_ON_MESSAGE.fits(payload));
      }
    };
  }

  /**
   * The payload without what a message or window looks like: Bolt fails on blocks and elements that
   * are younger than itself. What can be read in a message is then all in its text.
   */
  static JsonNode withoutLayout(JsonNode payload) {
    JsonNode less = payload.deepCopy();
    if (less.path("message") instanceof ObjectNode message) {
      message.put("text", MessageWords.of(message)).retain(OF_A_MESSAGE);
    }
    if (less.path("view") instanceof ObjectNode view) {
      view.remove(LAYOUT);
    }
    return less;
  }

  /** Whether it is a slash command. */
  static boolean isCommand(Map<String, String> form) {
    return COMMAND.stream().noneMatch(field -> form.getOrDefault(field, "").isEmpty());
  }

  private boolean fits(JsonNode payload) {
    return texts.stream().allMatch(path -> !payload.at(path).asText().isEmpty())
        && texts.stream().allMatch(path -> payload.at(path).isTextual())
        && perhapsTexts.stream().allMatch(path -> isTextOrMissing(payload.at(path)));
  }

  private static boolean isTextOrMissing(JsonNode node) {
    return node.isTextual() || node.isMissingNode() || node.isNull();
  }
}
