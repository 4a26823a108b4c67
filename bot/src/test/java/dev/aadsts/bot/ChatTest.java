package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.cli.TypedIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot in a terminal, as whoever sits there sees it. */
final class ChatTest {
  private static final String BLOCK =
      """
      Sign in
      Sorry, but we're having trouble signing you in.
      AADSTS50105: Your administrator has configured the application Contoso HR to block users.
      Troubleshooting details
      1
      Request Id: 00000000-0000-0000-0000-000000000001
      Correlation Id: 00000000-0000-0000-0000-000000000002
      Timestamp: 2026-11-29T12:00:00Z""";

  @TempDir Path folder;

  @Test
  void answersAPasteOfManyLinesOnceWithAllItsIds() {
    List<String> answers = chat(BLOCK + "\n", "exit\n");

    assertThat(answers).hasSize(3);
    assertThat(answers.get(1))
        .contains(
            "AADSTS50105 \u00b7",
            "00000000-0000-0000-0000-000000000001",
            "00000000-0000-0000-0000-000000000002",
            "2026-11-29T12:00:00Z");
  }

  @Test
  void answersAPasteWhoseLastLineWaitsForEnterOnceToo() {
    List<String> answers = chat(BLOCK, "\n", "exit\n");

    assertThat(answers).hasSize(4);
    assertThat(answers.get(1)).contains("2026-11-29T12:00:00Z");
    assertThat(answers.get(2)).isBlank();
  }

  @Test
  void pressesNoButtonForANumberWithinAPaste() {
    List<String> answers = chat("50105\n", "look:\n1\n", "exit\n");

    assertThat(answers.get(2)).doesNotContain("Checklist: AADSTS50105");
  }

  @Test
  void takesANoteOfManyLines() {
    List<String> answers = chat("checklist 50105\n", "8\n", "first line\nsecond line\n", "exit\n");

    assertThat(answers.get(2)).contains("Note:", "first line", "second line");
  }

  @Test
  void showsTheFirstCausesAndItsButtonsRightAboveThePrompt() {
    List<String> answers = chat("120021\n", "3\n", "exit\n");

    assertThat(answers.get(1).lines().count()).isLessThan(100);
    assertThat(answers.get(1))
        .contains("Other causes", "13. The current password")
        .doesNotContain("Restart the service", "--all");
    assertThat(answers.get(1).stripTrailing())
        .endsWith("[1] Start checklist  [2] Wrong or outdated?  [3] Show the rest");
    assertThat(answers.get(2)).contains("Restart the service");
    assertThat(answers.get(2).stripTrailing()).endsWith("[3] Show the rest");
  }

  @Test
  void repeatsTheButtonsBelowWhatIsLongOrToldBeside() {
    List<String> answers = chat("checklist 50105\n", "7\n", "exit\n");

    assertThat(answers.get(2)).contains("Case summary").contains("[1] Yes", "[9] Cancel checklist");
  }

  @Test
  void keepsTheNumbersOfTheCardAfterItWasAssigned() {
    List<String> answers = chat("checklist 50105\n", "6\n", "Zoe\n", "2\n", "exit\n");

    assertThat(answers.get(2))
        .contains("Zoe is on it", "To Zoe:", "asks you to take on the checklist")
        .doesNotContain("Show the checklist");
    assertThat(answers.get(2).stripTrailing()).endsWith("[10] Cancel checklist");
    assertThat(answers.get(3)).contains("Fix:");
  }

  @Test
  void offersBehindTheButtonsOfTheCardWhatElseItIsTold() {
    String error =
        "checklist AADSTS50105: blocked. Correlation ID: 00000000-0000-0000-0000-00000000000";

    List<String> answers = chat(error + "1\n", error + "2\n", "10\n", "7\n", "exit\n");

    assertThat(answers.get(2).stripTrailing()).endsWith("[10] Start a new one");
    assertThat(answers.get(4)).contains("00000000-0000-0000-0000-000000000002");
  }

  @Test
  void saysWhichButtonsThereAre() {
    List<String> answers = chat("checklist 50105\n", "99\n", "status\n", "99\n", "exit\n");

    assertThat(answers.get(2)).contains("There is no button 99, only 1 to 9.");
    assertThat(answers.get(4)).contains("There is only button 1.");
  }

  @Test
  void takesNoNumberForAName() {
    List<String> answers = chat("checklist 50105\n", "6\n", "6\n", "\n", "exit\n");

    assertThat(answers.get(2))
        .contains("That is a number. Type a name")
        .doesNotContain("6 is on it");
  }

  @Test
  void offersInItsHelpWhatATerminalHas() {
    String help = chat("exit\n").getFirst();

    assertThat(help)
        .contains("1 \u2013 press the button with that number", "exit \u2013 leave")
        .doesNotContain("private", "public", "settings", "thread");
    assertThat(chat("help\n", "exit\n").get(1)).contains("exit \u2013 leave");
  }

  @Test
  void beginsWithWhatIsGiven() {
    List<String> answers =
        chatWith(List.of("chat", "AADSTS50105:", "blocked\n" + BLOCK), "1\n", "exit\n");

    assertThat(answers.getFirst())
        .contains("AADSTS50105 \u00b7", "00000000-0000-0000-0000-000000000002")
        .doesNotContain("explain a code");
    assertThat(answers.get(1)).contains("Checklist: AADSTS50105");
  }

  // What is printed between two prompts.
  private List<String> chat(String... typed) {
    return chatWith(List.of("chat"), typed);
  }

  private List<String> chatWith(List<String> command, String... typed) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, UTF_8);
    var environment = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());
    var keyboard = new TypedIn(typed);
    var terminal =
        Terminal.of(keyboard.reader(), stream, stream, false, environment).with(keyboard);

    int status = Main.execute(command.toArray(String[]::new), terminal, environment);

    assertThat(status).isZero();
    return List.of(out.toString(UTF_8).split("\n> ", -1));
  }
}
