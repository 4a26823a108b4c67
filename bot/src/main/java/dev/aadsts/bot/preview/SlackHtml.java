package dev.aadsts.bot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Draws Block Kit as Slack does: <a
 * href="https://docs.slack.dev/messaging/formatting-message-text">formatting</a>, <a
 * href="https://docs.slack.dev/reference/block-kit/blocks">blocks</a>.
 */
final class SlackHtml {
  private static final Pattern MRKDWN =
      Pattern.compile(
          "```(?<pre>.+?)```|`(?<code>[^`\\n"
              + "]+)`|<@(?<person>[A-Z0-9]+)>|<(?<url>https?://[^|>]+)(?:\\|(?<label>[^>]*))?>|(?<![\\w*])\\*(?<bold>[^*\\n"
              + "]+)\\*(?!\\w)",
          Pattern.DOTALL);

  private static final Pattern EMOJI = Pattern.compile(":([a-z_]+):");
  private static final Map<String, String> EMOJIS =
      Map.ofEntries(
          Map.entry("white_circle", "\u26aa"),
          Map.entry("arrow_forward", "\u25b6\ufe0f"),
          Map.entry("white_check_mark", "\u2705"),
          Map.entry("dart", "\ud83c\udfaf"),
          Map.entry("x", "\u274c"),
          Map.entry("grey_question", "\u2754"),
          Map.entry("fast_forward", "\u23e9"),
          Map.entry("leftwards_arrow_with_hook", "\u21a9\ufe0f"),
          Map.entry("warning", "\u26a0\ufe0f"),
          Map.entry("office", "\ud83c\udfe2"),
          Map.entry("scissors", "\u2702\ufe0f"),
          Map.entry("mailbox_with_mail", "\ud83d\udcec"));

  private SlackHtml() {}

  /** A message as the bot posts it. */
  static String message(SlackMessage message) {
    var blocks = new ArrayList<String>();
    message.tree().forEach(block -> blocks.add(block(block)));
    return Html.div(
        "s-message",
        Html.div("s-name", "aadsts <span class=\"s-app\">APP</span>") + Html.each(blocks));
  }

  /** A window. */
  static String modal(JsonNode view) {
    String buttons =
        view.has("submit")
            ? label(view.path("close"), "") + label(view.path("submit"), "primary")
            : label(view.path("close"), "");
    return Html.div(
        "s-modal",
        Html.div("s-modal-title", Html.text(view.at("/title/text").asText()))
            + Html.each(blocks(view))
            + Html.div("s-modal-foot", buttons));
  }

  /** The Home tab. */
  static String home(JsonNode view) {
    return Html.div(
        "s-home",
        Html.div("s-tabs", "<b>Home</b> Messages About") + Html.div("s-view", blocks(view)));
  }

  private static List<String> blocks(JsonNode view) {
    return StreamSupport.stream(view.path("blocks").spliterator(), false)
        .map(SlackHtml::block)
        .toList();
  }

  private static String label(JsonNode text, String look) {
    return Html.span("s-button " + look, text.path("text").asText());
  }

  private static String block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" -> Html.div("s-header", Html.text(block.at("/text/text").asText()));
      case "section" -> section(block);
      case "context" -> Html.div("s-context", texts(block.path("elements")));
      case "actions" -> Html.div("s-actions", buttons(block.path("elements")));
      case "divider" -> "<hr>";
      case "input" -> input(block);
      default -> Html.div("unknown", "A block of type " + Html.text(block.path("type").asText()));
    };
  }

  private static String section(JsonNode block) {
    String text = block.has("text") ? Html.div("s-text", text(block.path("text"))) : "";
    String fields = block.has("fields") ? Html.div("s-fields", texts(block.path("fields"))) : "";
    String accessory = block.has("accessory") ? button(block.path("accessory")) : "";
    return Html.div("s-section", Html.div("s-body", text + fields) + accessory);
  }

  private static String input(JsonNode block) {
    JsonNode element = block.path("element");
    String optional = block.path("optional").asBoolean() ? " (optional)" : "";
    return Html.div(
        "s-input",
        Html.div("s-label", Html.text(block.at("/label/text").asText() + optional))
            + element(element)
            + Html.div("s-context", Html.text(block.at("/hint/text").asText())));
  }

  private static String element(JsonNode element) {
    String placeholder = Html.span("s-placeholder", element.at("/placeholder/text").asText());
    return switch (element.path("type").asText()) {
      case "plain_text_input" ->
          Html.div(
              element.path("multiline").asBoolean() ? "s-field s-lines" : "s-field",
              element.has("initial_value")
                  ? Html.lines(element.path("initial_value").asText())
                  : placeholder);
      case "static_select" ->
          Html.div("s-field s-select", Html.text(element.at("/initial_option/text/text").asText()));
      case "users_select", "conversations_select" -> Html.div("s-field s-select", placeholder);
      default -> Html.div("unknown", Html.text(element.path("type").asText()));
    };
  }

  private static List<String> texts(JsonNode objects) {
    return StreamSupport.stream(objects.spliterator(), false)
        .map(object -> Html.div("s-part", text(object)))
        .toList();
  }

  private static List<String> buttons(JsonNode elements) {
    return StreamSupport.stream(elements.spliterator(), false).map(SlackHtml::button).toList();
  }

  private static String button(JsonNode button) {
    return Html.span(
        "s-button " + button.path("style").asText(""), button.at("/text/text").asText());
  }

  private static String text(JsonNode object) {
    String text = object.path("text").asText();
    return object.path("type").asText().equals("mrkdwn") ? mrkdwn(text) : Html.text(text);
  }

  // &, < and > come escaped already, as Slack asks for.
  private static String mrkdwn(String text) {
    Matcher matcher = MRKDWN.matcher(text);
    var html = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(html, Matcher.quoteReplacement(markup(matcher)));
    }
    String marked = matcher.appendTail(html).toString().replace("\n", "<br>");
    return EMOJI
        .matcher(marked)
        .replaceAll(
            found -> Matcher.quoteReplacement(EMOJIS.getOrDefault(found.group(1), found.group())));
  }

  private static String markup(Matcher matcher) {
    if (matcher.group("pre") != null) {
      return "<pre>" + quoted(matcher.group("pre").strip()).replace("\n", "&#10;") + "</pre>";
    }
    if (matcher.group("code") != null) {
      return "<code>" + quoted(matcher.group("code")) + "</code>";
    }
    if (matcher.group("person") != null) {
      return Html.span("s-person", "@" + matcher.group("person"));
    }
    if (matcher.group("url") != null) {
      String url = matcher.group("url");
      String label = matcher.group("label") == null ? url : matcher.group("label");
      return "<a href=\"" + quoted(url) + "\">" + quoted(label) + "</a>";
    }
    return "<b>" + mrkdwn(matcher.group("bold")) + "</b>";
  }

  private static String quoted(String escaped) {
    return escaped.replace("\"", "&quot;");
  }
}
