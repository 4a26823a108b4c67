package dev.aadsts.bot.slack.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Whose installation something came through. That need not be the workspace of whoever did it: in a
 * channel that two companies share, people of both press our buttons.
 *
 * @param team the workspace; empty where Slack does not say, as for what an organisation does
 * @param organisation present where the app was installed for a whole organisation
 */
record Origin(String team, Optional<String> organisation) {

  /** Of an event: the installation that it is shown to comes before where it happened. */
  static Origin ofEvent(JsonNode event) {
    JsonNode shownTo = event.at("/authorizations/0");
    return new Origin(
        first(shownTo.path("team_id"), event.path("team_id")),
        shownTo
                .path("is_enterprise_install")
                .asBoolean(event.path("is_enterprise_install").asBoolean())
            ? present(first(shownTo.path("enterprise_id"), event.path("enterprise_id")))
            : Optional.empty());
  }

  /** Of a press, a shortcut or a window: the installation that drew it comes first. */
  static Origin ofInteraction(JsonNode payload) {
    return new Origin(
        first(
            payload.at("/view/app_installed_team_id"),
            payload.at("/team/id"),
            payload.at("/user/team_id")),
        payload.path("is_enterprise_install").asBoolean()
            ? present(first(payload.at("/enterprise/id"), payload.at("/team/enterprise_id")))
            : Optional.empty());
  }

  /** Of a slash command. */
  static Origin ofCommand(Map<String, String> form) {
    return new Origin(
        form.getOrDefault("team_id", ""),
        form.getOrDefault("is_enterprise_install", "").equals("true")
            ? present(form.getOrDefault("enterprise_id", ""))
            : Optional.empty());
  }

  /** Puts the workspace where our listeners look for it. */
  void putInto(JsonNode payload) {
    if (team.isEmpty() || !(payload instanceof ObjectNode object)) {
      return;
    }
    if (payload.has("event")) {
      object.put("team_id", team);
    } else if (object.path("team") instanceof ObjectNode known) {
      known.put("id", team);
    } else if (!object.hasNonNull("team")) { // An organisation installed the app.
      object.putObject("team").put("id", team);
    }
  }

  /** Who the installation belongs to. */
  String owner() {
    return organisation.orElse(team);
  }

  private static Optional<String> present(String id) {
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }

  private static String first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (node.isTextual() && !node.textValue().isEmpty()) {
        return node.textValue();
      }
    }
    return "";
  }
}
