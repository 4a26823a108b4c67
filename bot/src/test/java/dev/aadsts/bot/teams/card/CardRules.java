package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a Teams client asks of an Adaptive Card; says everything that is wrong with one. */
public final class CardRules {
  private static final Set<String> ELEMENTS =
      Set.of(
          "TextBlock",
          "RichTextBlock",
          "TextRun",
          "Container",
          "ColumnSet",
          "Column",
          "ActionSet",
          "Input.Text",
          "Input.ChoiceSet",
          "Data.Query",
          "mention",
          "CodeBlock",
          "AdaptiveCard",
          "Action.Execute",
          "Action.Submit",
          "Action.OpenUrl",
          "Action.ShowCard",
          "Action.ToggleVisibility");
  private static final Set<String> WIDTHS = Set.of("auto", "stretch");

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> mentioned = new HashSet<>();

  private CardRules() {}

  /** What is wrong with that card. */
  public static List<String> violations(JsonNode card) {
    var rules = new CardRules();
    rules.root(card);
    return rules.wrong;
  }

  /** What is wrong with that card in a dialog, which takes no {@code Action.Execute}. */
  public static List<String> violationsInDialog(JsonNode card) {
    var rules = new CardRules();
    rules.root(card);
    rules.refuse(
        card.findValuesAsText("type").contains("Action.Execute"), "has Action.Execute in a dialog");
    return rules.wrong;
  }

  private void root(JsonNode card) {
    refuse(!card.path("type").asText().equals("AdaptiveCard"), "is no AdaptiveCard");
    refuse(!card.path("version").asText().equals("1.5"), "is not of version 1.5");
    refuse(card.path("fallbackText").asText().isBlank(), "has no fallbackText");
    refuse(card.path("speak").asText().isBlank(), "has no speak");
    refuse(!card.path("msteams").path("width").asText().equals("Full"), "is not full width");
    refuse(card.path("body").isEmpty(), "has no body");
    refuse(
        card.toString().getBytes(StandardCharsets.UTF_8).length > 28 * 1024,
        "is larger than 28 KB");
    int buttons = buttons(card);
    refuse(buttons > 6, "has " + buttons + " buttons");
    card.path("msteams")
        .path("entities")
        .forEach(
            entity -> {
              mentioned.add(entity.path("text").asText());
              refuse(entity.path("mentioned").path("id").asText().isEmpty(), "mentions no id");
            });
    if (card.has("refresh")) {
      refresh(card.path("refresh"));
    }
    walk(card, "");
    for (JsonNode toggle : card.findValues("targetElements")) {
      toggle.forEach(
          target -> refuse(!ids.contains(target.asText()), "toggles nothing: " + target));
    }
  }

  // Those of a card that a button unfolds are counted for themselves.
  private int buttons(JsonNode node) {
    if (node.path("type").asText().equals("Action.ShowCard")) {
      int unfolded = buttons(node.path("card"));
      refuse(unfolded > 6, "unfolds " + unfolded + " buttons");
      return 0;
    }
    int buttons = node.path("actions").size();
    for (JsonNode child : node) {
      buttons += buttons(child);
    }
    return buttons;
  }

  private void refresh(JsonNode refresh) {
    JsonNode action = refresh.path("action");
    refuse(!action.path("type").asText().equals("Action.Execute"), "is refreshed by no Execute");
    refuse(action.path("verb").asText().isEmpty(), "is refreshed without a verb");
    refuse(action.path("data").path("intent").asText().isEmpty(), "is refreshed without intent");
    int people = refresh.path("userIds").size();
    refuse(people < 1 || people > 60, "is refreshed for " + people);
  }

  private void walk(JsonNode node, String around) {
    String ground = ground(node, around);
    if (node.isObject() && node.path("type").isTextual()) {
      element(node);
      contrast(node, ground);
    }
    node.properties().stream()
        .filter(field -> !List.of("data", "refresh").contains(field.getKey()))
        .forEach(field -> walk(field.getValue(), ground));
    if (node.isArray()) {
      node.forEach(each -> walk(each, ground));
    }
  }

  private static String ground(JsonNode node, String around) {
    boolean styled = Set.of("Container", "Column").contains(node.path("type").asText());
    return styled && node.has("style") ? node.path("style").asText() : around;
  }

  private void contrast(JsonNode node, String ground) {
    if (!Set.of("TextBlock", "TextRun").contains(node.path("type").asText())) {
      return;
    }
    String color = node.path("color").asText();
    boolean subtle = node.path("isSubtle").asBoolean();
    for (TeamsTheme theme : TeamsTheme.values()) {
      double contrast = theme.contrast(ground, color, subtle);
      refuse(
          contrast < TeamsTheme.LEAST,
          "is hard to read in %s: %s%s on %s has %.1f"
              .formatted(theme, subtle ? "subtle " : "", color, ground, contrast));
    }
  }

  private void element(JsonNode node) {
    String type = node.path("type").asText();
    refuse(!ELEMENTS.contains(type), "uses " + type);
    if (node.has("id")) {
      refuse(!ids.add(node.path("id").asText()), "uses an id twice: " + node.path("id"));
    }
    switch (type) {
      case "TextBlock" -> {
        String text = node.path("text").asText();
        String besidesMentions = text.replaceAll("^<at>[^<>]+</at>$", "mention");
        refuse(!besidesMentions.equals(text) && !mentioned.contains(text), "mentions nobody");
        String besidesLinks =
            besidesMentions.replaceAll("\\[([^\\[\\]()]+)]\\(https?://[^\\s()]+\\)", "$1");
        refuse(
            besidesLinks.matches("(?s).*(?:[*_`\\[\\]<\\\\]|&#|&\\w+;).*"),
            "has Markdown in a TextBlock: " + text);
        refuse(text.isEmpty(), "has an empty TextBlock");
      }
      case "TextRun" -> refuse(node.path("text").asText().isEmpty(), "has an empty TextRun");
      case "Column" -> {
        String width = node.path("width").asText();
        refuse(!WIDTHS.contains(width) && !width.matches("\\d+px"), "has a width of " + width);
      }
      case "CodeBlock" -> refuse(!node.has("fallback"), "has a CodeBlock without fallback");
      case "Input.ChoiceSet", "Input.Text" ->
          refuse(node.path("label").asText().isBlank(), "has a field without a label");
      case "Action.OpenUrl" ->
          refuse(!node.path("url").asText().matches("https?://.+"), "opens no web address");
      case "Action.Execute" -> {
        refuse(!node.path("fallback").path("type").asText().equals("Action.Submit"), "no fallback");
        refuse(
            !node.path("fallback").path("data").equals(node.path("data")),
            "fallback of other data");
        refuse(node.path("data").path("intent").asText().isEmpty(), "has a button without intent");
        refuse(node.path("title").asText().isBlank(), "has a button without title");
      }
      default -> {}
    }
  }

  private void refuse(boolean broken, String rule) {
    if (broken) {
      wrong.add("The card " + rule);
    }
  }
}
