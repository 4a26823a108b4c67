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
