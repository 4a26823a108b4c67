package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.teams.message.ActionData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * Draws the forms that buttons open in a window, and reads what comes back. Everything that a form
 * has to remember travels in the data of its button.
 */
public final class Forms {
  /** In the data that come back: the message with the button that opened the form. */
  public static final String CARD = "card";

  /** In the data that come back: the thread of that message. */
  public static final String THREAD = "thread";

  private static final String EVERYWHERE =
      "What you set here counts everywhere. To set it for one channel or chat, say settings there.";
  private static final String PERSON = "person";
  private static final String SCOPE = "scope";
  private static final String SHOWN = "shown:";
  private static final String SETTING = "setting:";
  // A person as Entra ID or as the Bot Framework names them.
  private static final int LONGEST_ID = 200;

  private Forms() {}

  /**
   * Where a form was opened.
   *
   * @param card the message with the button
   * @param thread the thread of that message
   */
  public record Opened(Optional<String> card, Optional<String> thread) {}

  /** Asks for a member of the conversation, with the people picker of the client. */
  public static Card assign(Intent.Assign intent, Opened opened) {
    ObjectNode picker =
        Cards.element("Input.ChoiceSet")
            .put("id", PERSON)
            .put("label", "Who takes it on? They are mentioned once in the thread.")
            .put("placeholder", "Type a name")
            .put("isRequired", true)
            .put("errorMessage", "Choose a person.")
            .put("style", "filtered");
    picker.putArray("choices");
    picker
        .putObject("choices.data")
        .put("type", "Data.Query")
        .put("dataset", "graph.microsoft.com/users?scope=currentContext");
    return form("Assign the checklist.", List.of(picker), "Assign", data(intent, opened));
  }

  /** Whom somebody picked: an object id of Entra ID. */
  public static Optional<String> person(JsonNode data) {
    return Optional.of(data.path(PERSON).asText("").strip())
        .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID);
  }

  /**
   * Asks what is wrong with an article.
   *
   * @param longest characters of the answer
   */
  public static Card report(Intent.Report intent, int longest, Opened opened) {
    ObjectNode field =
        Cards.element("Input.Text")
            .put("id", ActionData.INPUT)
            .put("label", "What is wrong with the article about " + intent.code() + "?")
            .put("placeholder", "Empty is fine, too: it then only says that something is wrong.")
            .put("isMultiline", true)
            .put("maxLength", longest);
    return form("Wrong or outdated?", List.of(field), "Send", data(intent, opened));
  }

  /** Asks for settings; what is left alone is not changed. */
  public static Card settings(Overview overview, boolean shared) {
    var fields = new ArrayList<ObjectNode>();
    ObjectNode data =
        data(new Intent.EditSettings(), new Opened(Optional.empty(), Optional.empty()));
    if (shared) {
      ObjectNode scope = choice(SCOPE, "Applies to", Scope.CHANNEL.name());
      scope
          .withArray("choices")
          .add(option("Only this " + overview.place().noun(), Scope.CHANNEL.name()))
          .add(option("Everywhere", Scope.WORKSPACE.name()));
      fields.add(scope);
    } else {
      fields.add(CardText.QUIET.block(EVERYWHERE));
    }
    for (Overview.Entry entry : overview.entries()) {
      fields.add(field(entry));
      fields.add(
          CardText.QUIET.block(entry.setting().hint(Platform.TEAMS) + source(overview, entry)));
      data.put(SHOWN + entry.setting().key(), entry.value());
    }
    return form("Settings.", fields, "Save", data);
  }

  /** What was chosen anew. */
  public static Intent.SaveSettings chosen(JsonNode data) {
    var values = new EnumMap<Setting, String>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = data.path(SETTING + setting.key()).asText("");
      if (!value.isEmpty() && !value.equals(data.path(SHOWN + setting.key()).asText(""))) {
        values.put(setting, value);
      }
    }
    boolean channel = data.path(SCOPE).asText().equals(Scope.CHANNEL.name());
    return new Intent.SaveSettings(channel ? Scope.CHANNEL : Scope.WORKSPACE, values);
  }

  private static ObjectNode field(Overview.Entry entry) {
    Setting setting = entry.setting();
    ObjectNode field = choice(SETTING + setting.key(), setting.label(), entry.value());
    if (setting.options().stream().noneMatch(known -> known.value().equals(entry.value()))) {
      field.withArray("choices").add(option(setting.labelOf(entry.value()), entry.value()));
    }
    setting
        .options()
        .forEach(each -> field.withArray("choices").add(option(each.label(), each.value())));
    field.withArray("choices").add(option("Use the wider setting", Setting.INHERIT));
    return field;
  }

  private static String source(Overview overview, Overview.Entry entry) {
    return entry
        .last()
        .map(last -> " Set by %s: %s.".formatted(last.by().name(), overview.reach(entry)))
        .orElse("");
  }

  private static ObjectNode choice(String id, String label, String value) {
    ObjectNode choice =
        Cards.element("Input.ChoiceSet")
            .put("id", id)
            .put("label", label)
            .put("style", "compact")
            .put("value", value);
    choice.putArray("choices");
    return choice;
  }

  private static ObjectNode option(String title, String value) {
    return Cards.object().put("title", title).put("value", value);
  }

  private static ObjectNode data(Intent intent, Opened opened) {
    ObjectNode data = Cards.object().put(ActionData.INTENT, IntentCodec.encode(intent));
    opened.card().ifPresent(id -> data.put(CARD, id));
    opened.thread().ifPresent(root -> data.put(THREAD, root));
    return data;
  }

  private static Card form(
      String summary, List<ObjectNode> fields, String button, ObjectNode data) {
    ObjectNode submit =
        Cards.element("Action.Submit").put("title", button).put("style", "positive");
    return AdaptiveCards.whatFits(summary, fields, List.of(submit.set("data", data)));
  }
}
