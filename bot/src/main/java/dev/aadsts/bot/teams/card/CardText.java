package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.reply.VisibleText;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes text into cards so that nothing in it is read as markup. A TextBlock reads Markdown, so it
 * only ever gets words without any, besides our own lists and links; everything else goes into a
 * RichTextBlock, which reads none.
 */
enum CardText {
  /** What the card is about. */
  TITLE("Large", "Bolder", "", false, false),
  /** What stands small above a title. */
  EYEBROW("Small", "Bolder", "Accent", false, false),
  HEADING("Medium", "Bolder", "", false, false),
  STRONG("", "Bolder", "", false, false),
  BODY("", "", "", false, false),
  QUIET("Small", "", "", true, false),
  /** The name beside a value, and what is over and done with. */
  FAINT("", "", "", true, false),
  /** Looks like something to press. */
  LINK("Small", "Bolder", "Accent", false, false),
  /** Ids and commands. */
  CODE("Small", "", "", false, true);

  /** What stands before the lines of a list without order. */
  static final String BULLET = "\u2022";

  /** No text of ours is longer; one that is would not fit a card. */
  static final int LONGEST = 3_500;

  // Emphasis, links, images, code, HTML and its entities, escapes, {{DATE()}}, what clients make
  // links of by themselves; and at the start of a line headings, quotes and lists.
  private static final Pattern MARKUP =
      Pattern.compile(
          "[*_\\[\\]`<\\\\\\n"
              + "]|~~|://|www\\.|\\S@\\S|\\{\\{|&[#\\w]|^\\s*(?:[>#]|[+-]\\s|\\d{1,9}[.)](?:\\s|$))");
  private static final String MARKS = "*_[]`<\\\n~/@{&";
  private static final Pattern SAFE_ADDRESS = Pattern.compile("https?://[^\\s()<>\\[\\]\\\\*`]+");

  private final String size;
  private final String weight;
  private final String color;
  private final boolean subtle;
  private final boolean monospace;

  CardText(String size, String weight, String color, boolean subtle, boolean monospace) {
    this.size = size;
    this.weight = weight;
    this.color = color;
    this.subtle = subtle;
    this.monospace = monospace;
  }

  /** Words in which nothing is markup. */
  ObjectNode block(String text) {
    return block(RichText.plain(text));
  }

  /** Words with code and links. */
  ObjectNode block(RichText text) {
    return markdown(text).map(this::textBlock).orElseGet(() -> block(text, ""));
  }

  /**
   * A list, as one element where its lines allow that.
   *
   * @param marks what stands before each line
   */
  List<ObjectNode> list(List<RichText> lines, List<String> marks) {
    var markdown = new StringJoiner("\n");
    var rows = new ArrayList<ObjectNode>();
    boolean plain = !lines.isEmpty();
    for (int at = 0; at < lines.size(); at++) {
      String mark = marks.get(at);
      Optional<String> line = markdown(lines.get(at));
      line.ifPresent(words -> markdown.add(listMark(mark) + " " + words));
      plain &= line.isPresent();
      // As a run of text, because a TextBlock would take "1." for a list.
      ObjectNode lead = block(RichText.plain(mark), "");
      rows.add(Cards.marked(lead, block(lines.get(at))).put("spacing", "Small"));
    }
    return plain && markdown.length() <= LONGEST ? List.of(textBlock(markdown.toString())) : rows;
  }

  private static String listMark(String mark) {
    return mark.equals(BULLET) ? "-" : mark;
  }

  // Links are the one kind of Markdown that we write ourselves.
  private static Optional<String> markdown(RichText text) {
    var markdown = new StringBuilder();
    for (RichText.Span span : text.spans()) {
      String words = clean(span.text());
      boolean safe =
          switch (span) {
            case RichText.Plain plain -> true;
            case RichText.Code code -> false;
            case RichText.Anchor(var title, var url) -> SAFE_ADDRESS.matcher(url).matches();
          };
      if (!safe || hasMarkup(words)) {
        return Optional.empty();
      }
      markdown.append(
          span instanceof RichText.Anchor(var title, var url)
              ? "[" + words + "](" + url + ")"
              : words);
    }
    return Optional.of(markdown.toString())
        .filter(words -> !words.isBlank() && words.length() <= LONGEST);
  }

  /** Whether a client could read something in it as markup. */
  static boolean hasMarkup(String words) {
    return mayHaveMarkup(words) && MARKUP.matcher(words).find();
  }

  // Nearly all words have none of these characters, and a look at each takes a tenth of the time.
  private static boolean mayHaveMarkup(String words) {
    int at = 0;
    while (at < words.length() && Character.isWhitespace(words.charAt(at))) {
      at++;
    }
    if (at < words.length() && isListMark(words.charAt(at))) {
      return true;
    }
    for (; at < words.length(); at++) {
      if (MARKS.indexOf(words.charAt(at)) >= 0) {
        return true;
      }
    }
    return words.contains("www.");
  }

  private static boolean isListMark(char c) {
    return c == '>' || c == '#' || c == '+' || c == '-' || (c >= '0' && c <= '9');
  }

  private ObjectNode textBlock(String markdown) {
    ObjectNode block = look(Cards.element("TextBlock").put("text", markdown).put("wrap", true));
    return this == TITLE || this == HEADING ? block.put("style", "heading") : block;
  }

  /**
   * Words with code and links, and a remark behind them.
   *
   * @param remark in small print; may be empty
   */
  ObjectNode block(RichText text, String remark) {
    List<ObjectNode> runs = runs(text);
    if (!remark.isEmpty()) {
      runs.add(QUIET.look(Cards.element("TextRun").put("text", " \u00b7 " + remark)));
    }
    if (runs.isEmpty()) {
      runs.add(run(" "));
    }
    return Cards.element("RichTextBlock").set("inlines", Cards.array(runs));
  }

  private List<ObjectNode> runs(RichText text) {
    var runs = new ArrayList<ObjectNode>();
    int left = LONGEST;
    for (RichText.Span span : text.spans()) {
      String whole = clean(span.text());
      String words = TextLimit.shortened(whole, left);
      // Nothing stands after an ellipsis.
      left = words.length() < whole.length() ? 0 : left - words.length();
      if (words.isEmpty()) {
        continue;
      }
      runs.add(
          switch (span) {
            case RichText.Plain plain -> run(words);
            case RichText.Code code -> run(words).put("fontType", "Monospace");
            case RichText.Anchor(var title, var url) ->
                run(words).put("color", "Accent").set("selectAction", Cards.openUrl(url));
          });
    }
    return runs;
  }

  private ObjectNode run(String text) {
    return look(Cards.element("TextRun").put("text", text));
  }

  private ObjectNode look(ObjectNode node) {
    put(node, "size", size);
    put(node, "weight", weight);
    put(node, "color", color);
    if (subtle) {
      node.put("isSubtle", true);
    }
    if (monospace) {
      node.put("fontType", "Monospace");
    }
    return node;
  }

  private static void put(ObjectNode node, String key, String value) {
    if (!value.isEmpty()) {
      node.put(key, value);
    }
  }

  /** Without what no reader sees, and what turns the reading direction around. */
  static String clean(String text) {
    return VisibleText.of(text);
  }
}
