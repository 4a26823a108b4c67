package dev.aadsts.bot.teams.message;

import java.util.List;
import java.util.regex.Pattern;

/** Takes what a Teams client wraps around a message off the words that the person wrote. */
public final class MessageText {
  // Only tags that the compose box makes: an error message may itself hold XML.
  private static final Pattern LINE_END =
      Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|h[1-6]|pre|blockquote)>");
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:p|div|span|b|i|u|s|strong|em|code|pre|blockquote|ul|ol|li|h[1-6]|font|a)"
              + "(?:\\s[^<>]{0,2000})?/?>");
  private static final Pattern ATTACHMENT =
      Pattern.compile("(?i)</?(?:attachment|quoted|quote)(?:\\s[^<>]{0,2000})?/?>");
  private static final Pattern MENTION = Pattern.compile("(?i)</?at(?:\\s[^<>]{0,200})?>");

  private MessageText() {}

  /**
   * The words of a message.
   *
   * @param botMentions the texts in it that name the bot, as the activity lists them
   */
  public static String clean(String text, List<String> botMentions) {
    String words = text;
    for (String mention : botMentions) {
      if (!mention.isEmpty()) {
        words = words.replace(mention, " ");
      }
    }
    // Most of what is typed has none of either.
    String untagged = words.indexOf('<') < 0 ? words : untagged(words);
    String decoded = untagged.indexOf('&') < 0 ? untagged : decoded(untagged);
    return decoded.replace('\u00a0', ' ').strip();
  }

  // Other people's names stay, without their tags.
  private static String untagged(String text) {
    String words = MENTION.matcher(text).replaceAll("");
    words = ATTACHMENT.matcher(words).replaceAll(" ");
    words = LINE_END.matcher(words).replaceAll("\n");
    return TAG.matcher(words).replaceAll("");
  }

  // Once, and the ampersand last: what was written as &amp;lt; is the text &lt;.
  private static String decoded(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&#160;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
