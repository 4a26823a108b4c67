package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws the parts of one message as blocks, one after the other; numbers their buttons through.
 * Used once, by one thread.
 *
 * <p>Buttons that are seldom needed get a row of their own instead of an overflow menu: a menu
 * takes five options, hides the case summary, and cannot ask for confirmation of one of them.
 */
final class PartBlocks {
  // Escaped, and with its marks, such a line still fits into a text object.
  private static final int LONGEST_LINE = 500;
  // So does a field, which takes 2,000 characters, with these.
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_VALUE = 300;

  // More buttons than this in a row wrap on a phone in a way that nobody reads.
  private static final int BUTTONS_IN_A_ROW = 5;

  private final SlackButtons buttons = new SlackButtons();

  /** The blocks of that part, below those drawn before. */
  Stream<ObjectNode> draw(Part part) {
    return switch (part) {
      case Part.Title(var text) -> Stream.of(Blocks.header(text));
      case Part.Heading(var text) -> Stream.of(Blocks.section(bold(line(text))));
      case Part.Prose(var text) -> sections(SlackText.mrkdwn(text, Blocks.MOST_TEXT));
      case Part.Question(var text) ->
          sections(SlackText.mrkdwn(text, Blocks.MOST_TEXT - 2).stream().map(PartBlocks::bold));
      case Part.Facts(var facts) -> facts(facts);
      case Part.Bullets(var lines) -> sections(lines(lines, at -> "\u2022 "));
      case Part.Steps(var steps) -> sections(steps(steps));
      case Part.Items(var items) -> items(items);
      case Part.Snippet(var language, var text) -> sections(Snippets.fenced(text));
      case Part.Notice(var tone, var text) -> notice(tone, text);
      case Part.Choices(var choices, var primary) -> choices(choices, primary);
      case Part.Divider() -> Stream.of(Blocks.divider());
      case Part.Fold fold -> Stream.of(Blocks.divider());
    };
  }

  /** What stands in the place of all that a message has no room for, at its end. */
  static Stream<ObjectNode> ending(Part.Fold fold) {
    var lines = new ArrayList<String>();
    lines.add(bold(line(fold.heading())) + "\n");
    fold.below().forEach(name -> lines.add(line(name) + "\n"));
    return Stream.of(
            Stream.of(Blocks.divider()),
            sections(SlackText.packed(lines, Blocks.MOST_TEXT)),
            Stream.of(Blocks.actions(List.of(SlackButtons.last(fold.rest())))))
        .flatMap(blocks -> blocks);
  }

  /** Short enough for a line, and nothing in it is markup. */
  static String line(String text) {
    return SlackText.literal(TextLimit.shortened(text, LONGEST_LINE));
  }

  private static Stream<ObjectNode> sections(List<String> texts) {
    return sections(texts.stream());
  }

  private static Stream<ObjectNode> sections(Stream<String> texts) {
    return texts.map(Blocks::section);
  }

  // A line break ends bold.
  private static String bold(String mrkdwn) {
    return "*" + SlackText.inOneLine(mrkdwn) + "*";
  }

  private static List<String> lines(List<RichText> lines, Function<Integer, String> mark) {
    List<String> pieces =
        IntStream.range(0, lines.size())
            .boxed()
            .flatMap(at -> line(mark.apply(at), lines.get(at)))
            .toList();
    return SlackText.packed(pieces, Blocks.MOST_TEXT);
  }

  private static Stream<String> line(String mark, RichText text) {
    List<String> pieces = SlackText.mrkdwn(text, Blocks.MOST_TEXT - mark.length() - 1);
    return IntStream.range(0, pieces.size())
        .mapToObj(at -> (at == 0 ? mark : "") + pieces.get(at) + "\n");
  }

  // In one text with its step, a command is nearer to it than anything else.
  private static List<String> steps(List<Part.Step> steps) {
    var pieces = new ArrayList<String>();
    for (int at = 0; at < steps.size(); at++) {
      Part.Step step = steps.get(at);
      line((at + 1) + ". ", step.text()).forEach(pieces::add);
      step.command().ifPresent(command -> pieces.addAll(below(command)));
    }
    return SlackText.packed(pieces, Blocks.MOST_TEXT);
  }

  private static List<String> below(Part.Snippet command) {
    return Snippets.fenced(command.text()).stream().map(code -> code + "\n").toList();
  }

  // Fields stand in two columns. What is alone in the last row gets all of its width.
  private static Stream<ObjectNode> facts(List<Part.Fact> facts) {
    List<String> fields = facts.stream().map(PartBlocks::field).toList();
    boolean oneLeft = fields.size() % 2 == 1 && !facts.getLast().literal();
    List<String> paired = oneLeft ? fields.subList(0, fields.size() - 1) : fields;
    Stream<ObjectNode> pairs = chunks(paired, Blocks.MOST_FIELDS).flatMap(PartBlocks::fields);
    return oneLeft ? Stream.concat(pairs, Stream.of(Blocks.section(fields.getLast()))) : pairs;
  }

  private static Stream<ObjectNode> fields(List<String> fields) {
    int half = fields.size() / 2;
    return half == 0 || String.join("", fields).length() < Blocks.MOST_JSON / 3
        ? Stream.of(Blocks.fields(fields))
        : Stream.concat(
            fields(fields.subList(0, half)), fields(fields.subList(half, fields.size())));
  }

  private static String field(Part.Fact fact) {
    String name = bold(SlackText.literal(TextLimit.shortened(fact.name(), LONGEST_NAME))) + "\n";
    String value = TextLimit.shortened(fact.value(), LONGEST_VALUE);
    return name + (fact.literal() ? SlackText.code(value) : named(value, fact.person()));
  }

  // Slack shows everybody the name of whom an id mentions.
  private static String named(String value, Optional<Person> person) {
    String literal = SlackText.literal(value);
    return person
        .filter(Person::hasNoName)
        .flatMap(
            unnamed ->
                SlackText.mention(unnamed.id()).map(it -> literal.replace(unnamed.name(), it)))
        .orElse(literal);
  }

  private Stream<ObjectNode> items(List<Part.Item> items) {
    var blocks = new ArrayList<ObjectNode>();
    var plain = new ArrayList<String>();
    for (Part.Item item : items) {
      if (item.button().isEmpty()) {
        line(mark(item.mark()), withWords(item)).forEach(plain::add);
        item.command().ifPresent(command -> plain.addAll(below(command)));
      } else {
        sections(SlackText.packed(plain, Blocks.MOST_TEXT)).forEach(blocks::add);
        plain.clear();
        blocks.addAll(item(item, item.button().get()));
      }
    }
    sections(SlackText.packed(plain, Blocks.MOST_TEXT)).forEach(blocks::add);
    return blocks.stream();
  }

  private List<ObjectNode> item(Part.Item item, Button button) {
    List<String> texts = line(mark(item.mark()), withWords(item)).map(String::strip).toList();
    var blocks = new ArrayList<>(sections(texts).toList());
    blocks.set(0, Blocks.section(texts.getFirst(), buttons.draw(button, item.text().text())));
    // Not beside the button, where it would have half of the width.
    item.command()
        .ifPresent(command -> sections(Snippets.fenced(command.text())).forEach(blocks::add));
    return blocks;
  }

  // Not by the symbol alone, as screen readers say its name. What has no word is still to do.
  private static RichText withWords(Part.Item item) {
    return item.mark() == Part.Mark.TODO
        ? item.text()
        : item.text().plus(RichText.plain(" \u2013 " + item.mark().words()));
  }

  private static String mark(Part.Mark mark) {
    return switch (mark) {
          case TODO -> ":white_circle:";
          case CURRENT -> ":arrow_forward:";
          case DONE -> ":white_check_mark:";
          case CONFIRMED -> ":dart:";
          case RULED_OUT -> ":x:";
          case UNCLEAR -> ":grey_question:";
          case SKIPPED -> ":fast_forward:";
          case DID_NOT_HELP -> ":leftwards_arrow_with_hook:";
        }
        + " ";
  }

  private static Stream<ObjectNode> notice(Part.Tone tone, RichText text) {
    return switch (tone) {
      case QUIET -> SlackText.mrkdwn(text, Blocks.MOST_TEXT).stream().map(Blocks::context);
      case WARNING -> sections(line(":warning: ", text).map(String::strip));
      case HOUSE -> sections(line(":office: ", text).map(String::strip));
    };
  }

  // What is seldom needed must not be the loudest on the card: it asks for confirmation instead.
  private Stream<ObjectNode> choices(List<Button> choices, boolean primary) {
    List<ObjectNode> drawn = choices.stream().map(buttons::draw).toList();
    if (!primary) {
      drawn.forEach(button -> button.remove("style"));
    }
    return chunks(drawn, BUTTONS_IN_A_ROW).map(Blocks::actions);
  }

  private static <T> Stream<List<T>> chunks(List<T> all, int most) {
    return IntStream.iterate(0, at -> at < all.size(), at -> at + most)
        .mapToObj(at -> all.subList(at, Math.min(all.size(), at + most)));
  }
}
