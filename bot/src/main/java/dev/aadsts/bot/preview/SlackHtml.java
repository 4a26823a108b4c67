package dev.aadsts.bot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
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
          "```(?<pre>.+?)```|`(?<code>[^`\\n]+)`|<(?<url>https?://[^|>]+)(?:\\|(?<label>[^>]*))?>"
              + "|(?<![\\w*])\\*(?<bold>[^*\\n]+)\\*(?!\\w)",
          Pattern.DOTALL);

  private SlackHtml() {}

  /** A message as the bot posts it. */
  static String message(SlackMessage message) {
    var blocks = new ArrayList<String>();
    message.blocks().forEach(block -> blocks.add(block(block)));
    return Html.div(
        "s-message",
        Html.div("s-name", "aadsts <span class=\"s-app\">APP</span>") + Html.each(blocks));
  }

  private static String block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" -> Html.div("s-header", Html.text(block.at("/text/text").asText()));
      case "section" -> section(block);
      case "context" -> Html.div("s-context", texts(block.path("elements")));
      case "actions" -> Html.div("s-actions", buttons(block.path("elements")));
      case "divider" -> "<hr>";
      default -> Html.div("unknown", "A block of type " + Html.text(block.path("type").asText()));
    };
  }

  private static String section(JsonNode block) {
    String text = block.has("text") ? Html.div("s-text", text(block.path("text"))) : "";
    String fields = block.has("fields") ? Html.div("s-fields", texts(block.path("fields"))) : "";
    String accessory = block.has("accessory") ? button(block.path("accessory")) : "";
    return Html.div("s-section", Html.div("s-body", text + fields) + accessory);
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
    return matcher.appendTail(html).toString().replace("\n", "<br>");
  }

  private static String markup(Matcher matcher) {
    if (matcher.group("pre") != null) {
      return "<pre>" + quoted(matcher.group("pre").strip()).replace("\n", "&#10;") + "</pre>";
    }
    if (matcher.group("code") != null) {
      return "<code>" + quoted(matcher.group("code")) + "</code>";
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
