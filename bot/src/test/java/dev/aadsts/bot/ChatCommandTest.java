package dev.aadsts.bot;

import static dev.aadsts.bot.CommandLineRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./aadsts chat} with its input from a pipe; {@link ChatTest} types. */
final class ChatCommandTest {
  @TempDir Path folder;

  @Test
  void chatsThroughAChecklistToItsConclusion() {
    CommandLineRun ran =
        run(
            "50105\n1\n1\nnote rebooted the proxy\nexit\n",
            Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString()),
            "chat");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("Start checklist", "Checklist: AADSTS50105", "rebooted the proxy");
  }

  @Test
  void keepsNothingOfWhatIsPastedIntoTheChat() {
    var input = new StringBuilder();
    for (PastedSecret pasted : PastedSecret.all()) {
      String line = pasted.inMessage().replace('\n', ' ');
      input.append(line).append('\n').append("checklist ").append(line).append('\n');
      input.append("50105\n2\n").append(pasted.text().replace('\n', ' ')).append('\n');
    }
    Path data = folder.resolve("data");
    try (var logs = new CapturedLogs()) {
      CommandLineRun ran =
          run(input + "exit\n", Map.of("AADSTS_DATA_DIR", data.toString()), "chat");

      assertThat(ran.status()).isZero();
      PastedSecret.assertNothingIn("logged", String.join("\n", logs.lines()) + ran.err());
      PastedSecret.assertNothingIn("kept in rows", Rows.all(data));
      PastedSecret.assertNothingIn("left in files", Rows.bytes(data));
    }
  }

  @Test
  void asksInTheChatWhatIsWrongAndExportsIt() {
    Map<String, String> environment =
        Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString(), "PORT", "0");

    CommandLineRun chat = run("50105\n2\nThe menu is elsewhere now.\nexit\n", environment, "chat");

    assertThat(chat.out()).contains("What is wrong or outdated?", "Thank you.");
    assertThat(run("", environment, "doctor").out())
        .contains("1 reports of wrong or outdated articles")
        .contains("AADSTS50105: The menu is elsewhere now.");
    assertThat(run("", environment, "feedback", "--format", "csv").out())
        .contains("\"AADSTS50105\",\"TERMINAL\",\"local\"", "The menu is elsewhere now.");
    assertThat(run("", environment, "feedback", "--since", "2100-01-01").out())
        .contains("Nobody has reported anything.");
  }

  @Test
  void assignsInTheChat() {
    Map<String, String> environment = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());
    run("50105\n1\n", environment, "chat");

    CommandLineRun ran = run("status\n1\n6\nZoe\nexit\n", environment, "chat");

    assertThat(ran.out()).contains("Who is on it?", "Zoe is on it");
  }

  @Test
  void chatsOnAfterARestart() {
    Map<String, String> environment = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());
    run("50105\n1\n2\n", environment, "chat");

    CommandLineRun ran = run("status\n1\n", environment, "chat");

    assertThat(ran.out()).contains("Open checklists: 1", "1 of ");
  }
}
