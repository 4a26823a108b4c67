package dev.aadsts.bot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.kb.ErrorCode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class FeedbackCommandTest {
  private final List<Instant> asked = new ArrayList<>();

  @Test
  void listsWhatPeopleSaid() {
    assertThat(run(List.of(report("The menu\nis elsewhere now."), report(""))))
        .contains("2026-11-20T12:00:00Z  AADSTS50105  The menu")
        .contains("    is elsewhere now.")
        .contains("(without words)");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(run(List.of())).contains("Nobody has reported anything.");
    assertThat(asked).containsExactly(Instant.EPOCH);
  }

  @Test
  void asksForWhatCameSinceADay() {
    run(List.of(), "--since", "2026-11-20");

    assertThat(asked).containsExactly(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @Test
  void writesJson() {
    assertThat(run(List.of(report("Say \"when\"")), "--format", "json"))
        .contains("\"code\" : 50105", "\"words\" : \"Say \\\"when\\\"\"", "\"workspace\" : \"T1\"");
  }

  @Test
  void writesCsvThatASpreadsheetDoesNotCalculate() {
    String csv = run(List.of(report("=HYPERLINK(\"x\")"), report("two\nlines")), "--format", "CSV");

    assertThat(csv)
        .startsWith("at,code,platform,workspace,person,words\r\n")
        .contains("\"U1\",\"'=HYPERLINK(\"\"x\"\")\"\r\n")
        .contains("\"two\nlines\"");
  }

  @Test
  void showsNoControlCharactersInATerminal() {
    assertThat(run(List.of(report("red \u001b[31malarm")))).contains("red [31malarm");
  }

  private static Report report(String words) {
    return new Report(
        ErrorCode.of("AADSTS50105"),
        Platform.SLACK,
        "T1",
        "U1",
        words,
        Instant.parse("2026-11-20T12:00:00Z"));
  }

  private String run(List<Report> reports, String... arguments) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, UTF_8);
    var terminal =
        Terminal.of(new BufferedReader(Reader.nullReader()), stream, stream, false, Map.of());
    var command =
        new CommandLine(
            new FeedbackCommand(
                terminal,
                since -> {
                  asked.add(since);
                  return reports;
                }));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    assertThat(command.execute(arguments)).isZero();
    return out.toString(UTF_8);
  }
}
