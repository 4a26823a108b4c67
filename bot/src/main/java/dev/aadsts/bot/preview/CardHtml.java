package dev.aadsts.bot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.teams.card.Card;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Draws the elements of Adaptive Cards that the bot uses, as Teams does: <a
 * href="https://adaptivecards.io/explorer/">schema</a>. What can be unfolded is shown unfolded.
 */
final class CardHtml {
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\((https?://[^)\\s]+)\\)");

  private CardHtml() {}

  /** A card as it stands in a message. */
  static String card(Card card) {
    return Html.div(
        "t-message", Html.div("t-name", "aadsts") + Html.div("t-card", whole(card.content())));
  }

  private static String whole(JsonNode card) {
    return elements(card.path("body")) + actions(card.path("actions"));
  }

  private static String elements(JsonNode elements) {
    return Html.each(each(elements, CardHtml::element));
  }

  private static List<String> each(JsonNode list, Function<JsonNode, String> draw) {
    return StreamSupport.stream(list.spliterator(), false).map(draw).toList();
  }

  private static String element(JsonNode element) {
    boolean hidden = !element.path("isVisible").asBoolean(true);
    if (hidden && element.path("type").asText().equals("TextBlock")) {
      return ""; // the mark of what is folded
    }
    String content =
        switch (element.path("type").asText()) {
          case "TextBlock" -> Html.div(look(element), markdown(element.path("text").asText()));
          case "RichTextBlock" -> Html.div("", each(element.path("inlines"), CardHtml::run));
          case "Container" -> Html.div("t-box " + style(element), elements(element.path("items")));
          case "ColumnSet" ->
              Html.div("t-columns", each(element.path("columns"), CardHtml::column));
          case "ActionSet" -> actions(element.path("actions"));
          case "CodeBlock" -> "<pre>" + Html.text(element.path("codeSnippet").asText()) + "</pre>";
          case "Input.Text" -> Html.div("t-input", Html.text(element.path("label").asText()));
          default -> Html.div("unknown", Html.text(element.path("type").asText()));
        };
    String separated = element.path("separator").asBoolean() ? " t-separated" : "";
    String spacing = " t-" + element.path("spacing").asText("default").toLowerCase(Locale.ROOT);
    return Html.div("t-element" + spacing + separated, content);
  }

  private static String column(JsonNode column) {
    String width = column.path("width").asText("stretch");
    String flex =
        switch (width) {
          case "stretch" -> "flex:1";
          case "auto" -> "flex:none";
          default -> "flex:none;width:" + width.replaceAll("[^0-9px]", "");
        };
    return "<div style=\"%s\">%s</div>".formatted(flex, elements(column.path("items")));
  }

  private static String run(JsonNode run) {
    String words = Html.span(look(run), run.path("text").asText());
    String url = run.at("/selectAction/url").asText();
    return url.isEmpty() ? words : Html.link(url, words);
  }

  private static String style(JsonNode element) {
    return "t-style-" + element.path("style").asText("none");
  }

  private static String look(JsonNode text) {
    return String.join(
        " ",
        "t-size-" + text.path("size").asText("Default"),
        "t-weight-" + text.path("weight").asText("Default"),
        "t-color-" + text.path("color").asText("Default"),
        text.path("isSubtle").asBoolean() ? "t-subtle" : "",
        text.path("fontType").asText().equals("Monospace") ? "t-mono" : "");
  }

  private static String actions(JsonNode actions) {
    return actions.isEmpty()
        ? ""
        : Html.div("t-actions", each(actions, CardHtml::action))
            + Html.each(each(actions, CardHtml::unfolded));
  }

  private static String unfolded(JsonNode action) {
    JsonNode card = action.path("card");
    return card.isMissingNode() ? "" : Html.div("t-box t-style-emphasis", whole(card));
  }

  private static String action(JsonNode action) {
    return Html.span("t-button " + action.path("style").asText(""), action.path("title").asText());
  }

  // Links and lists are the only Markdown that the bot writes.
  private static String markdown(String text) {
    Matcher matcher = LINK.matcher(text);
    var html = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      html.append(Html.lines(text.substring(from, matcher.start())));
      html.append(Html.link(matcher.group(2), Html.text(matcher.group(1))));
      from = matcher.end();
    }
    return html.append(Html.lines(text.substring(from))).toString();
  }
}
