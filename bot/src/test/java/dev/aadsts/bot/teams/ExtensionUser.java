package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import java.util.ArrayList;
import java.util.List;

/** Ana and the message extension: what Teams sends for her, and what she is shown. */
final class ExtensionUser {
  /** The message on which she chooses the command. */
  static final String POST = "1700000000111";

  private final TeamsWorld world;

  ExtensionUser(TeamsWorld world) {
    this.world = world;
  }

  ObjectNode onMessage(String conversation, String html) {
    ObjectNode invoke = invoke("composeExtension/fetchTask", conversation);
    value(invoke).put("commandId", "explainSignInError").put("commandContext", "message");
    ObjectNode message = value(invoke).putObject("messagePayload");
    message.put("id", POST).put("createdDateTime", "2026-11-20T09:15:00.704Z");
    message.putObject("from").putObject("user").put("displayName", "Ben Okri");
    message.putObject("body").put("contentType", "html").put("content", html);
    message.putArray("attachments");
    return invoke;
  }

  ObjectNode invoke(String name, String conversation) {
    ObjectNode invoke = world.activity("invoke", conversation, ANA).put("name", name);
    invoke.putObject("value");
    return invoke;
  }

  ObjectNode search(String conversation, String words) {
    ObjectNode query = invoke("composeExtension/query", conversation);
    value(query).put("commandId", "searchCodes");
    value(query).putArray("parameters").addObject().put("name", "query").put("value", words);
    return query;
  }

  static ObjectNode value(ObjectNode invoke) {
    return (ObjectNode) invoke.path("value");
  }

  static ObjectNode payload(ObjectNode invoke) {
    return (ObjectNode) invoke.path("value").path("messagePayload");
  }

  JsonNode dialog(ObjectNode invoke) {
    return TeamsWorld.window(world.responseTo(invoke));
  }

  JsonNode submit(ObjectNode opened, JsonNode dialog, String title) {
    return world.responseTo(press(opened, dialog, title));
  }

  ObjectNode press(ObjectNode opened, JsonNode dialog, String title) {
    ObjectNode press =
        invoke("composeExtension/submitAction", opened.path("conversation").path("id").asText());
    value(press).setAll(value(opened));
    for (JsonNode action : buttons(dialog)) {
      if (action.path("title").asText().equals(title)) {
        value(press).set("data", action.path("data"));
        return press;
      }
    }
    throw new AssertionError("No button '" + title + "' in " + CardReader.pretty(dialog));
  }

  static List<String> titles(JsonNode dialog) {
    return buttons(dialog).stream().map(action -> action.path("title").asText()).toList();
  }

  /** The buttons of a dialog, row by row. */
  static List<JsonNode> buttons(JsonNode dialog) {
    JsonNode card = dialog.path("card").path("content");
    var rows = new ArrayList<JsonNode>();
    card.path("body").forEach(element -> rows.add(element.path("actions")));
    rows.add(card.path("actions"));
    var buttons = new ArrayList<JsonNode>();
    rows.forEach(row -> row.forEach(buttons::add));
    return buttons;
  }

  static String words(JsonNode dialog) {
    return CardReader.text(dialog.path("card").path("content"));
  }
}
