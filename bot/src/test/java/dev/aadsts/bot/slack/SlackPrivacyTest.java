package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste into Slack without looking comes out nowhere, and they are told of it. */
final class SlackPrivacyTest {
  private static final String SECRET = "AADSTS50105 client_secret=Sup3rGeheim";

  @TempDir private Path folder;

  @Test
  void repeatsNothingPrivateLogsAndKeepsNoneAndWarnsOfSecrets() {
    try (var logs = new CapturedLogs();
        var scene = Scene.in(folder)) {
      for (PastedSecret pasted : PastedSecret.all()) {
        paste(scene, pasted, pasted.inMessage());
        paste(scene, pasted, pasted.text());
        paste(scene, pasted, "checklist " + pasted.inMessage());
        paste(scene, pasted, "search " + pasted.text());
        paste(scene, pasted, "private " + pasted.inMessage());
      }
      String said =
          scene.slack().ours().stream().filter(post -> post.to().isEmpty()).toList().toString();
      String rows = Rows.all(folder);
      scene.wipeDeleted();
      String bytes = Rows.bytes(folder);
      String log = String.join("\n", logs.lines());

      for (PastedSecret pasted : PastedSecret.all()) {
        for (String needle : pasted.needles()) {
          assertThat(said).as("said to everybody").doesNotContain(needle);
          assertThat(log).as("logged").doesNotContain(needle);
          assertThat(rows).as("kept in rows").doesNotContain(needle);
          assertThat(bytes).as("left in files").doesNotContain(needle);
        }
      }
    }
  }

  @Test
  void repeatsNothingOfWhatComesThroughWindowsShortcutsHomeAndSettings() {
    try (var logs = new CapturedLogs();
        var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");
      Post answer = scene.slack().roots(CHANNEL).getFirst();
      for (String pasted : PastedSecret.inFewMessages()) {
        String ts = scene.slack().write(CHANNEL, ANA, Optional.empty(), "see below");
        scene.explain(ANA, CHANNEL, ts, message -> message.put("text", escaped(pasted)));
        scene.openPaste(ANA);
        scene.submit(ANA, scene.form().type("error", pasted).conversation("where", CHANNEL));
        scene.openPaste(ANA);
        scene.submit(ANA, scene.form().type("error", pasted));
        scene.openHome(ANA);
        scene.askAtHome(ANA, pasted);
        FakeForm report = scene.pressForWindow(ANA, answer, "Wrong or outdated?");
        scene.submit(ANA, report.type("wrong", shortened(pasted)));
        scene.command(ANA, "settings answers " + escaped(pasted));
        scene.command(ANA, "settings " + escaped(pasted));
      }
      String said =
          scene.slack().ours().stream()
              .filter(post -> post.to().isEmpty() && !post.channel().startsWith("D-"))
              .toList()
              .toString();
      scene.wipeDeleted();

      assertThat(scene.reports()).hasSize(1);
      PastedSecret.assertNothingIn("said to everybody", said);
      PastedSecret.assertNothingIn("logged", String.join("\n", logs.lines()));
      PastedSecret.assertNothingIn("in the metrics", scene.meters().getMetersAsString());
      PastedSecret.assertNothingIn("kept in rows", Rows.all(folder));
      PastedSecret.assertNothingIn("left in files", Rows.bytes(folder));
    }
  }

  @Test
  void warnsOfASecretBeforeItAnswers() {
    try (var scene = Scene.in(folder)) {
      scene.mention(ANA, Optional.empty(), SECRET);

      assertThat(posted(scene)).startsWith("chat.postEphemeral", "chat.postMessage");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersOnceWhereTheWarningFails(boolean delivered) {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postEphemeral", new FakeSlack.Failure.Status(500, delivered));

      String question = scene.mention(ANA, Optional.empty(), SECRET);

      assertThat(scene.slack().thread(question))
          .filteredOn(post -> post.words().startsWith("AADSTS50105"))
          .hasSize(1);
    }
  }

  @Test
  void warnsAndAnswersOnceWhereTheWarningHasToWait() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postEphemeral", new FakeSlack.Failure.TooMany("1"));

      String question = scene.mention(ANA, Optional.empty(), SECRET);

      assertThat(warnings(scene)).isEqualTo(1);
      assertThat(scene.slack().thread(question))
          .filteredOn(post -> post.words().startsWith("AADSTS50105"))
          .hasSize(1);
    }
  }

  private static List<String> posted(Scene scene) {
    return scene.slack().calls().stream().filter(call -> call.startsWith("chat.post")).toList();
  }

  // As long as a report may be, and with the same secrets.
  private static String shortened(String pasted) {
    return pasted.substring(0, Math.min(pasted.length(), 2000));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void paste(Scene scene, PastedSecret pasted, String text) {
    int before = warnings(scene);

    // As Slack writes what somebody typed.
    scene.mention(ANA, Optional.empty(), escaped(text));

    assertThat(warnings(scene) - before)
        .as("warnings of %s in: %s", pasted.kind(), text)
        .isEqualTo(pasted.warned() ? 1 : 0);
  }

  private static int warnings(Scene scene) {
    List<Post> whispers = scene.slack().whispers(ANA);
    return (int)
        whispers.stream().filter(post -> post.words().contains("rotate or revoke")).count();
  }
}
