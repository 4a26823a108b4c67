package dev.aadsts.bot.cli;

import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.reply.VisibleText;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws messages as text for a terminal. Keeps the buttons it has drawn, numbered, so that a person
 * can press one by its number. For one thread.
 */
final class TerminalText {
  private static final String EXPLAIN = "./aadsts explain ";

  // AADSTS and seven digits.
  private static final int CODE = 13;

  private final Ansi ansi;
  private final WordWrap wrap;
  private final boolean pressable;
  private final List<Button> buttons = new ArrayList<>();

  /**
   * @param width columns of the terminal
   * @param pressable whether somebody can press a button afterwards; else only what a reader can
   *     use is drawn: links, and the codes that may have been meant
   */
  TerminalText(Ansi ansi, int width, boolean pressable) {
    this(ansi, width, pressable, List.of());
  }

  /** Draws below other messages: {@code before} are their buttons, which have the first numbers. */
  TerminalText(Ansi ansi, int width, boolean pressable, List<Button> before) {
    this.ansi = ansi;
    this.wrap = new WordWrap(width);
    this.pressable = pressable;
    buttons.addAll(before);
  }

  /** The buttons of everything drawn, in the order of their numbers. */
  List<Button> buttons() {
    return List.copyOf(buttons);
  }

  String draw(Reply reply) {
    var text = new StringBuilder(draw(reply.root()));
    reply.details().forEach(detail -> text.append(draw(detail)));
    return text.toString();
  }

  String draw(Message message) {
    Drawn drawn = apart(message);
    return drawn.body() + drawn.bar() + "\n";
  }

  /**
   * A message.
   *
   * @param bar the buttons at its end, which others may follow
   */
  record Drawn(String body, String bar) {}

  /** What a message says, and the buttons at its end. */
  Drawn apart(Message message) {
    List<Part> parts = message.parts();
    int end = parts.size();
    while (end > 0 && parts.get(end - 1) instanceof Part.Choices) {
      end--;
    }
    int labels = longestLabel(message);
    var body = new StringBuilder();
    parts.subList(0, end).forEach(part -> body.append(draw(part, body, labels)));
    String bar =
        parts.subList(end, parts.size()).stream()
            .map(part -> draw(part, body, labels))
            .collect(Collectors.joining());
    return new Drawn(body.toString(), bar);
  }

  /** A line of a list of articles. */
  String entry(Article article) {
    String code = ansi.bold(article.code().toString()) + " ".repeat(gap(article));
    // At the very left, where scripts look for it.
    return wrap.lines(code + clean(article.title()), " ".repeat(CODE))
        .substring(WordWrap.MARGIN.length());
  }

  private static int gap(Article article) {
    return CODE + 2 - article.code().toString().length();
  }

  private int longestLabel(Message message) {
    return message.parts().stream()
        .flatMap(part -> part instanceof Part.Facts(var facts) ? facts.stream() : Stream.of())
        .mapToInt(fact -> Math.min(fact.name().length(), wrap.width() / 2))
        .max()
        .orElse(0);
  }

  private String draw(Part part, CharSequence above, int labels) {
    return switch (part) {
      case Part.Title(var text) -> "\n" + wrap.lines(ansi.bold(clean(text)), "") + "\n";
      case Part.Heading(var text) -> "\n" + wrap.lines(ansi.bold(clean(text)), "");
      case Part.Prose(var text) -> wrap.lines(inline(text), "");
      case Part.Question(var text) -> wrap.lines(ansi.bold("? ") + ansi.bold(inline(text)), "  ");
      case Part.Facts(var facts) -> facts(facts, labels);
      case Part.Bullets(var lines) ->
          lines.stream()
              .map(line -> wrap.lines("\u2022 " + inline(line), "  "))
              .collect(Collectors.joining());
      case Part.Steps(var steps) -> steps(steps);
      case Part.Items(var items) -> items.stream().map(this::item).collect(Collectors.joining());
      case Part.Snippet(var language, var text) -> snippet(text, "");
      case Part.Notice(var tone, var text) -> wrap.lines(notice(tone, inline(text)), "");
      case Part.Choices(var choices, var primary) -> choices(choices, above);
      case Part.Divider() -> "\n";
      case Part.Fold fold -> "\n";
    };
  }

  private String notice(Part.Tone tone, String text) {
    return switch (tone) {
      case QUIET -> ansi.dim(text);
      case WARNING -> ansi.warning("! " + text);
      case HOUSE -> ansi.bold("Here: ") + text;
    };
  }

  private String facts(List<Part.Fact> facts, int longest) {
    return facts.stream()
        .map(
            fact ->
                wrap.lines(
                    ansi.dim(pad(label(clean(fact.name())), longest + 2)) + clean(fact.value()),
                    " ".repeat(longest + 2)))
        .collect(Collectors.joining());
  }

  private static String pad(String text, int length) {
    return text + " ".repeat(Math.max(0, length - text.length()));
  }

  private String steps(List<Part.Step> steps) {
    var text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Part.Step step = steps.get(i);
      text.append(wrap.lines((i + 1) + ". " + inline(step.text()), "   "));
      step.command().ifPresent(command -> text.append(snippet(command.text(), "   ")));
    }
    return text.toString();
  }

  private String item(Part.Item item) {
    var words = new ArrayList<>(WordWrap.words(mark(item.mark()) + " " + inline(item.text())));
    item.button()
        .filter(button -> pressable)
        .map(
            button ->
                button.intent() instanceof Intent.Open(var url)
                    ? open(button, url)
                    : button(button))
        .ifPresent(press -> words.add(" " + press));
    return wrap.lines(words, "    ")
        + item.command().map(command -> snippet(command.text(), "    ")).orElse("");
  }

  private String mark(Part.Mark mark) {
    return switch (mark) {
      case TODO -> "[ ]";
      case CURRENT -> ansi.bold("[>]");
      case DONE -> ansi.good("[x]");
      case CONFIRMED -> ansi.good("[!]");
      case RULED_OUT -> ansi.dim("[-]");
      case UNCLEAR -> "[?]";
      case SKIPPED -> ansi.dim("[s]");
      case DID_NOT_HELP -> ansi.warning("[~]");
    };
  }

  // Never wrapped, or it could not be copied.
  private String snippet(String text, String indent) {
    return text.lines()
        .map(line -> WordWrap.MARGIN + indent + "  " + ansi.code(clean(line)) + "\n")
        .collect(Collectors.joining());
  }

  private String choices(List<Button> choices, CharSequence above) {
    if (pressable) {
      return toPress(choices);
    }
    String said = above.toString();
    return choices.stream().map(button -> readable(button, said)).collect(Collectors.joining())
        + readAboutOne(choices, said);
  }

  // One line for all of them, which the lists of a message may have in common.
  private String readAboutOne(List<Button> choices, String said) {
    return choices.stream()
        .flatMap(
            button ->
                button.intent() instanceof Intent.Explain(var code)
                    ? Stream.of(code)
                    : Stream.<ErrorCode>empty())
        .findFirst()
        .filter(code -> !said.contains(EXPLAIN))
        .map(this::next)
        .orElse("");
  }

  /** How to go on from a list of articles to one of them. */
  String next(ErrorCode code) {
    return wrap.lines(ansi.dim("Read about one: " + EXPLAIN + code.number()), "");
  }

  // Links on lines of their own, above what can be pressed; no line ends within a button.
  private String toPress(List<Button> choices) {
    var links = new StringBuilder();
    var buttons = new ArrayList<String>();
    for (Button button : choices) {
      if (button.intent() instanceof Intent.Open(var url)) {
        links.append(wrap.lines(open(button, url), ""));
      } else {
        buttons.add(button(button) + " ");
      }
    }
    return buttons.isEmpty() ? links.toString() : links + wrap.lines(buttons, "");
  }

  private String readable(Button button, String said) {
    return switch (button.intent()) {
      case Intent.Open(var url) -> wrap.lines(open(button, url), "");
      case Intent.Explain(var code) ->
          said.contains(code.toString()) ? "" : wrap.lines("\u2022 " + clean(button.label()), "  ");
      // Named above, in the same words as whoever asks for it would use.
      case Intent.ExplainError explain -> "";
      case Intent.Start(var error) ->
          wrap.lines(ansi.dim("Work through it step by step: " + chat(error)), "");
      case Intent.StartAnew anew -> "";
      case Intent.Share share -> "";
      case Intent.Change change -> "";
      case Intent.Details details -> "";
      case Intent.Rest rest -> "";
      case Intent.TakeOn takeOn -> "";
      case Intent.Assign assign -> "";
      case Intent.WriteNote note -> "";
      case Intent.Summarize summarize -> "";
      case Intent.Show show -> "";
      case Intent.Report report -> "";
      case Intent.EditSettings edit -> "";
      case Intent.SaveSettings save -> "";
    };
  }

  private static String chat(ErrorRef error) {
    ErrorCode code = error.error().primary().orElseGet(() -> error.error().codes().getFirst());
    return error.error().fields().isEmpty()
        ? "./aadsts chat " + code
        : "./aadsts chat '" + code + ": ...', with the whole message between the quotes";
  }

  private String open(Button button, String url) {
    return clean(button.label()) + ": " + ansi.link(clean(url));
  }

  private String button(Button button) {
    buttons.add(button);
    return ansi.key("[" + buttons.size() + "]") + " " + clean(button.label());
  }

  private String inline(RichText text) {
    return text.spans().stream()
        .map(
            span ->
                switch (span) {
                  case RichText.Plain(var plain) -> clean(plain);
                  case RichText.Code(var code) -> ansi.code(clean(code));
                  case RichText.Anchor(var label, var url) -> anchor(clean(label), clean(url));
                })
        .collect(Collectors.joining());
  }

  private String anchor(String label, String url) {
    return url.equals("https://" + label) ? ansi.link(url) : label + " <" + ansi.link(url) + ">";
  }

  // What was pasted may hold escape sequences, which a terminal would obey.
  private static String clean(String text) {
    return VisibleText.of(text).replace("\n", "");
  }

  private static String label(String name) {
    return name.endsWith("?") ? name : name + ":";
  }
}
