package dev.aadsts.bot.slack.block;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of part, each in the shapes in which Slack draws it differently. */
final class PartCases {
  private static final ChecklistId CHECKLIST = new ChecklistId("0123456789abcdef");

  private PartCases() {}

  /** Parts, and the name of the golden file that shows them drawn. */
  record Case(String name, List<Part> parts) {
    Case(String name, Part... parts) {
      this(name, List.of(parts));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them; the provider of {@link SlackBlocksTest}. */
  static Stream<Case> cases() {
    return Stream.of(texts(), lists(), items(), notices(), choices()).flatMap(cases -> cases);
  }

  private static Stream<Case> texts() {
    return Stream.of(
        new Case("title", new Part.Title("AADSTS50105 \u00b7 Not assigned")),
        new Case("heading", new Part.Heading("1. Not *assigned*")),
        new Case(
            "prose",
            new Part.Prose(
                RichText.of(
                    "Open `Users & groups` at [Entra](https://entra.microsoft.com/?a=1&b=2)."))),
        new Case(
            "question", new Part.Question(RichText.of("Is `Assignment required?` set to Yes?"))),
        new Case(
            "divider", new Part.Heading("above"), new Part.Divider(), new Part.Heading("below")),
        new Case("nothing-but-a-summary"));
  }

  private static Stream<Case> lists() {
    return Stream.of(
        new Case(
            "facts",
            new Part.Facts(
                List.of(
                    new Part.Fact("Who can fix it", "An administrator", false),
                    new Part.Fact(
                        "Correlation ID", "00000000-0000-0000-0000-000000000000", true)))),
        new Case(
            "facts-of-an-odd-number",
            new Part.Facts(
                List.of(
                    new Part.Fact("Who can fix it", "An administrator", false),
                    new Part.Fact("Try again?", "Not before it is fixed", false),
                    new Part.Fact("Most likely", "The person is not assigned", false)))),
        new Case("bullets", new Part.Bullets(List.of(plain("one"), plain("two")))),
        new Case("steps", new Part.Steps(List.of(step("first"), step("second")))),
        new Case(
            "steps-with-commands",
            new Part.Steps(
                List.of(
                    step("Look", "Get-MgUser `\n  -All"),
                    step("Think"),
                    step("Change", "Update-MgUser")))));
  }

  private static Stream<Case> items() {
    return Stream.of(
        new Case(
            "items-of-a-card",
            new Part.Items(
                Stream.of(Part.Mark.values())
                    .map(mark -> new Part.Item(mark, plain("Cause " + mark), Optional.empty()))
                    .toList())),
        new Case(
            "items-with-buttons",
            new Part.Items(
                List.of(
                    new Part.Item(
                        Part.Mark.TODO,
                        plain("Assign the person"),
                        Optional.of(Button.of("Done", new Intent.Show(CHECKLIST)))),
                    new Part.Item(
                        Part.Mark.DONE,
                        plain("Sign in again"),
                        Optional.of(Button.of("Undo tick", new Intent.Show(CHECKLIST))))))),
        new Case(
            "items-with-commands",
            new Part.Items(
                List.of(
                    new Part.Item(
                        Part.Mark.DONE,
                        plain("Look"),
                        Optional.of(Button.of("Undo tick", new Intent.Show(CHECKLIST))),
                        Optional.of(command("Get-MgUser"))),
                    new Part.Item(
                        Part.Mark.TODO,
                        plain("Think"),
                        Optional.empty(),
                        Optional.of(command("Get-Date"))),
                    new Part.Item(Part.Mark.TODO, plain("Wait"), Optional.empty())))));
  }

  private static Stream<Case> notices() {
    return Stream.of(
        new Case(
            "snippet",
            new Part.Snippet("powershell", "Get-MgUser `\n  -Filter \"a eq 'b' & <c>\"")),
        new Case("notice-quiet", new Part.Notice(Part.Tone.QUIET, plain("Often the cause"))),
        new Case("notice-warning", new Part.Notice(Part.Tone.WARNING, plain("A draft"))),
        new Case("notice-house", new Part.Notice(Part.Tone.HOUSE, plain("Ask #identity"))));
  }

  private static Stream<Case> choices() {
    return Stream.of(
        new Case(
            "choices",
            new Part.Choices(
                List.of(
                    Button.primary(
                        "Start checklist",
                        new Intent.Start(
                            new ErrorRef(
                                SignInError.ofCode(ErrorCode.tryOf("50105").orElseThrow()),
                                List.of()))),
                    Button.of(
                        "Full guide", new Intent.Open("https://aadsts.contoso.com/codes/50105")),
                    new Button(
                        "Cancel checklist", Button.Style.DANGER, new Intent.Show(CHECKLIST))),
                true)),
        new Case(
            "choices-seldom-needed",
            new Part.Choices(
                List.of(
                    Button.of("Case summary", new Intent.Summarize(CHECKLIST)),
                    new Button(
                        "Cancel checklist", Button.Style.DANGER, new Intent.Show(CHECKLIST))),
                false)));
  }

  static Part.Step step(String text) {
    return new Part.Step(plain(text), Optional.empty());
  }

  static Part.Step step(String text, String command) {
    return new Part.Step(plain(text), Optional.of(command(command)));
  }

  static Part.Snippet command(String text) {
    return new Part.Snippet("powershell", text);
  }
}
