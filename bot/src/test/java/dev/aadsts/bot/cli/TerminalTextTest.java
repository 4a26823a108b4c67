package dev.aadsts.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalTextTest {
  private static final Intent EXPLAIN = new Intent.Explain(new ErrorCode(50105));

  @Test
  void wrapsAtTheWidthOfTheTerminal() {
    var text = new TerminalText(new Ansi(false), 60, true);

    String drawn = text.draw(Phrases.help());

    assertThat(drawn.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
  }

  @Test
  void putsNoColonBehindAQuestionMark() {
    var facts =
        List.of(new Part.Fact("Try again?", "Later", false), new Part.Fact("Who", "You", false));

    String drawn = new TerminalText(new Ansi(false), 60, true).draw(message(new Part.Facts(facts)));

    assertThat(drawn).contains("Try again?  Later", "Who:        You");
  }

  @Test
  void alignsAllFactsOfAMessage() {
    var one = new Part.Facts(List.of(new Part.Fact("Who can fix it", "You", false)));
    var other = new Part.Facts(List.of(new Part.Fact("Tenant", "contoso", true)));

    String drawn = new TerminalText(new Ansi(false), 60, true).draw(message(one, other));

    assertThat(drawn).contains("Who can fix it: You", "Tenant:         contoso");
  }

  @Test
  void wrapsColouredTextLikePlainText() {
    Message message = message(new Part.Question(RichText.plain("word ".repeat(60).strip())));
    String plain = new TerminalText(new Ansi(false), 50, true).draw(message);

    String coloured = new TerminalText(new Ansi(true), 50, true).draw(message);

    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void numbersButtonsInTheOrderTheyAreSeen() {
    var text = new TerminalText(new Ansi(false), 80, true);
    var item =
        new Part.Item(
            Part.Mark.TODO, RichText.plain("step"), Optional.of(Button.of("Done", EXPLAIN)));

    String drawn =
        text.draw(
            message(
                new Part.Items(List.of(item)),
                new Part.Choices(
                    List.of(
                        Button.of("Guide", new Intent.Open("https://example.com")),
                        Button.of("Yes", EXPLAIN)),
                    true)));

    assertThat(drawn).contains("[1] Done", "Guide: https://example.com", "[2] Yes");
    assertThat(text.buttons()).extracting(Button::label).containsExactly("Done", "Yes");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 50, 60, 70, 80, 90})
  void breaksNoLineWithinAButtonAndGivesLinksOneOfTheirOwn(int width) {
    var open = Button.of("Microsoft's page", new Intent.Open("https://example.com/error?code=1"));
    var step =
        new Part.Item(
            Part.Mark.TODO,
            RichText.plain("word ".repeat(9).strip()),
            Optional.of(Button.of("Done with this one", EXPLAIN)));

    String drawn =
        new TerminalText(new Ansi(true), width, true)
            .draw(
                message(
                    new Part.Items(List.of(step)),
                    new Part.Choices(
                        List.of(
                            Button.of("Start checklist", EXPLAIN),
                            open,
                            Button.of("Wrong or outdated?", EXPLAIN),
                            Button.of("Show the rest", EXPLAIN)),
                        true)));

    assertThat(drawn.replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .anySatisfy(line -> assertThat(line).contains("[1] Done with this one"))
        .anySatisfy(line -> assertThat(line).contains("[2] Start checklist"))
        .anySatisfy(line -> assertThat(line).contains("[3] Wrong or outdated?"))
        .anySatisfy(line -> assertThat(line).contains("[4] Show the rest"))
        .filteredOn(line -> line.contains("https://"))
        .noneSatisfy(line -> assertThat(line).contains("["));
  }

  @Test
  void putsACommandBelowTheStepThatItBelongsTo() {
    var steps =
        new Part.Steps(
            List.of(
                new Part.Step(RichText.plain("Look"), Optional.of(command("Get-A |\n  Get-B"))),
                new Part.Step(RichText.plain("Think"), Optional.empty()),
                new Part.Step(RichText.plain("Change"), Optional.of(command("Set-A")))));

    String drawn = new TerminalText(new Ansi(false), 80, false).draw(message(steps));

    assertThat(drawn)
        .startsWith(
            """
              1. Look
                   Get-A |
                     Get-B
              2. Think
              3. Change
                   Set-A
            """);
  }

  @Test
  void putsACommandBelowTheItemThatItBelongsTo() {
    var items =
        new Part.Items(
            List.of(
                new Part.Item(
                    Part.Mark.DONE,
                    RichText.plain("Look"),
                    Optional.of(Button.of("Undo tick", EXPLAIN)),
                    Optional.of(command("Get-A"))),
                new Part.Item(Part.Mark.TODO, RichText.plain("Think"), Optional.empty())));

    String drawn = new TerminalText(new Ansi(false), 80, true).draw(message(items));

    assertThat(drawn)
        .startsWith(
            """
              [x] Look  [1] Undo tick
                    Get-A
              [ ] Think
            """);
  }

  private static Part.Snippet command(String text) {
    return new Part.Snippet("powershell", text);
  }

  @Test
  void leavesOutButtonsThatNobodyCanPress() {
    var text = new TerminalText(new Ansi(false), 80, false);

    String drawn =
        text.draw(
            message(
                new Part.Choices(
                    List.of(
                        Button.of("Guide", new Intent.Open("https://example.com")),
                        Button.of("AADSTS50105 Not assigned", EXPLAIN),
                        Button.of("Wrong?", new Intent.Report(new ErrorCode(50105)))),
                    true)));

    assertThat(drawn)
        .contains("Guide: https://example.com", "AADSTS50105 Not assigned")
        .doesNotContain("Wrong?", "[1]");
  }

  @Test
  void dropsControlCharactersOfPastedText() {
    String drawn =
        new TerminalText(new Ansi(false), 80, true)
            .draw(message(new Part.Prose(RichText.plain("a\u001b[2Jb\u0007c\u009bd"))));

    assertThat(drawn).contains("a[2Jbcd").doesNotContain("\u001b", "\u0007", "\u009b");
  }

  private static Message message(Part... parts) {
    return new Message("", List.of(parts));
  }
}
