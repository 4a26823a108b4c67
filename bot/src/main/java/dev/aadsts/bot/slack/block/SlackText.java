package dev.aadsts.bot.slack.block;

import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.reply.VisibleText;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes text as Slack's mrkdwn and reads text that people wrote in Slack. What comes from
 * strangers stays text: it mentions nobody, links nowhere and formats nothing. Text objects that
 * carry it must be {@code verbatim}, or Slack itself looks for channels and people in it.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: formatting
 *     text</a>
 */
public final class SlackText {
  // Pieces of this many characters still fit into a text object when each becomes an entity.
  private static final int PIECE = 500;
  private static final int LONGEST_URL = 2000;

  // Slack formats *bold*, _italic_, ~struck~ and `code`, and has no way to escape these. Those that
  // could format become characters that look alike. Inside a word (client_secret) _ does nothing.
  private static final Pattern UNDERSCORE =
      Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
  // > at the beginning of a line quotes it, escaped or not.
  private static final Pattern QUOTE = Pattern.compile("(?m)^(\\s*)>");

  // <@U1>, <#C1|general>, <!here>, <https://a|b>, <mailto:a@b|a@b>. Other angle brackets are what
  // somebody typed.
  private static final Pattern MARKUP =
      Pattern.compile("<([@#!][^<>|]+|[a-z][a-z0-9+.-]*:[^<>|]+)(?:\\|([^<>]*))?>");

  private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final Pattern LABEL_BREAKS = Pattern.compile("[|\\s]+");

  private SlackText() {}

  /** The three characters that begin markup. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Text in which nothing is markup. */
  public static String literal(String text) {
    String visible = VisibleText.of(text);
    String unquoted =
        visible.indexOf('>') < 0 ? visible : QUOTE.matcher(visible).replaceAll("$1\u203a");
    String unformatted =
        (unquoted.indexOf('_') < 0 ? unquoted : UNDERSCORE.matcher(unquoted).replaceAll("\u02cd"))
            .replace('*', '\u2217')
            .replace('~', '\u223c')
            .replace('`', '\u02cb');
    return escape(unformatted);
  }

  /** Slack's own name for that person; empty where that is no id of a person. */
  static Optional<String> mention(String user) {
    return USER.matcher(user).matches() ? Optional.of("<@" + user + ">") : Optional.empty();
  }

  static String inOneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** Something to copy, in one line. */
  public static String code(String text) {
    String line = inOneLine(VisibleText.of(text).replace('`', '\''));
    return line.isEmpty() ? "" : "`" + escape(line) + "`";
  }

  /** What may stand between the fences of a code block. */
  public static String codeBlockContent(String lines) {
    return escape(VisibleText.of(lines).replace("```", "'''"));
  }

  /** The text in as few pieces as possible of at most that many characters. */
  public static List<String> mrkdwn(RichText text, int most) {
    return packed(pieces(text), most);
  }

  /** Puts pieces together, in their order, as long as the sum stays within the limit. */
  static List<String> packed(List<String> pieces, int most) {
    var packed = new ArrayList<String>();
    var current = new StringBuilder();
    for (String piece : pieces) {
      if (current.length() + piece.length() > most && !current.isEmpty()) {
        packed.add(current.toString().strip());
        current.setLength(0);
      }
      current.append(piece);
    }
    if (!current.toString().isBlank()) {
      packed.add(current.toString().strip());
    }
    return packed.stream().filter(text -> !text.isEmpty()).toList();
  }

  /** What somebody wrote, as they see it: without Slack's markup and escapes. */
  public static String plain(String slackText) {
    if (slackText.indexOf('<') < 0 && slackText.indexOf('&') < 0) {
      return slackText;
    }
    String shown =
        MARKUP
            .matcher(slackText)
            .replaceAll(match -> Matcher.quoteReplacement(shown(match.group(1), match.group(2))));
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static List<String> pieces(RichText text) {
    var pieces = new ArrayList<String>();
    for (RichText.Span span : text.spans()) {
      switch (span) {
        case RichText.Plain(var plain) -> cut(plain).forEach(piece -> pieces.add(literal(piece)));
        case RichText.Code(var code) -> cut(code).forEach(piece -> pieces.add(code(piece)));
        case RichText.Anchor(var label, var url) -> pieces.add(link(label, url));
      }
    }
    return pieces;
  }

  private static String link(String label, String url) {
    String shown = literal(LABEL_BREAKS.matcher(TextLimit.shortened(label, PIECE)).replaceAll(" "));
    String target = BLANK.matcher(escape(url).replace("|", "%7C")).replaceAll("%20");
    return target.length() > LONGEST_URL ? shown : "<" + target + "|" + shown + ">";
  }

  private static List<String> cut(String text) {
    return TextLimit.pieces(text, PIECE, ' ');
  }

  private static String shown(String target, @Nullable String label) {
    return switch (target.charAt(0)) {
      case '@', '#' -> target.charAt(0) + (label == null ? target.substring(1) : label);
      case '!' -> "@" + (label == null ? target.substring(1) : label.replaceFirst("^@", ""));
      default ->
          label == null || target.contains(label) ? typed(target, label) : label + " " + target;
    };
  }

  private static String typed(String target, @Nullable String label) {
    return label == null ? target.replaceFirst("^mailto:", "") : label;
  }
}
