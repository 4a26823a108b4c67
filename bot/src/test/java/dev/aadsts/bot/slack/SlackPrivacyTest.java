package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
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
        var world = SlackWorld.in(folder)) {
      for (PastedSecret pasted : PastedSecret.all()) {
        paste(world, pasted, pasted.inMessage());
        paste(world, pasted, pasted.text());
        paste(world, pasted, "checklist " + pasted.inMessage());
        paste(world, pasted, "search " + pasted.text());
        paste(world, pasted, "private " + pasted.inMessage());
      }
      String said =
          world.slack().ours().stream().filter(post -> post.to().isEmpty()).toList().toString();
      String rows = Rows.all(folder);
      world.wipeDeleted();
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
        var world = SlackWorld.in(folder)) {
      world.ana().command("50105");
      Post answer = world.slack().roots(CHANNEL).getFirst();
      for (String pasted : PastedSecret.inFewMessages()) {
        String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "see below");
        world.ana().explain(CHANNEL, ts, message -> message.put("text", escaped(pasted)));
        world.ana().openPaste();
        world.ana().submit(world.form().type("error", pasted).conversation("where", CHANNEL));
        world.ana().openPaste();
        world.ana().submit(world.form().type("error", pasted));
        world.ana().openHome();
        world.ana().askAtHome(pasted);
        FakeForm report = world.ana().pressForWindow(answer, "Wrong or outdated?");
        world.ana().submit(report.type("wrong", shortened(pasted)));
        world.ana().command("settings answers " + escaped(pasted));
        world.ana().command("settings " + escaped(pasted));
      }
      String said =
          world.slack().ours().stream()
              .filter(post -> post.to().isEmpty() && !post.channel().startsWith("D-"))
              .toList()
              .toString();
      world.wipeDeleted();

      assertThat(world.reports()).hasSize(1);
      PastedSecret.assertNothingIn("said to everybody", said);
      PastedSecret.assertNothingIn("logged", String.join("\n", logs.lines()));
      PastedSecret.assertNothingIn("in the metrics", world.meters().getMetersAsString());
      PastedSecret.assertNothingIn("kept in rows", Rows.all(folder));
      PastedSecret.assertNothingIn("left in files", Rows.bytes(folder));
    }
  }

  @Test
  void warnsOfASecretBeforeItAnswers() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().mention(Optional.empty(), SECRET);

      assertThat(posted(world)).startsWith("chat.postEphemeral", "chat.postMessage");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersOnceWhereTheWarningFails(boolean delivered) {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postEphemeral", new FakeSlack.Failure.Status(500, delivered));

      String question = world.ana().mention(Optional.empty(), SECRET);

      assertThat(world.slack().thread(question))
          .filteredOn(post -> post.words().startsWith("AADSTS50105"))
          .hasSize(1);
    }
  }

  @Test
  void warnsAndAnswersOnceWhereTheWarningHasToWait() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postEphemeral", new FakeSlack.Failure.TooMany("1"));

      String question = world.ana().mention(Optional.empty(), SECRET);

      assertThat(warnings(world)).isEqualTo(1);
      assertThat(world.slack().thread(question))
          .filteredOn(post -> post.words().startsWith("AADSTS50105"))
          .hasSize(1);
    }
  }

  private static List<String> posted(SlackWorld world) {
    return world.slack().calls().stream().filter(call -> call.startsWith("chat.post")).toList();
  }

  // As long as a report may be, and with the same secrets.
  private static String shortened(String pasted) {
    return pasted.substring(0, Math.min(pasted.length(), 2000));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void paste(SlackWorld world, PastedSecret pasted, String text) {
    int before = warnings(world);

    // As Slack writes what somebody typed.
    world.ana().mention(Optional.empty(), escaped(text));

    assertThat(warnings(world) - before)
        .as("warnings of %s in: %s", pasted.kind(), text)
        .isEqualTo(pasted.warned() ? 1 : 0);
  }

  private static int warnings(SlackWorld world) {
    List<Post> whispers = world.slack().whispers(ANA);
    return (int)
        whispers.stream().filter(post -> post.words().contains("rotate or revoke")).count();
  }
}
