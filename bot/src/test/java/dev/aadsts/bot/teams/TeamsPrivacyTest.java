package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.ExtensionUser.value;
import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import dev.aadsts.bot.testkit.Rows;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people paste into Teams without looking comes out nowhere, and they are told of it. */
final class TeamsPrivacyTest {

  @TempDir private Path folder;

  @Test
  void repeatsNothingPrivateLogsAndKeepsNoneAndWarnsOfSecrets() {
    try (var logs = new CapturedLogs();
        var world = new TeamsWorld(folder)) {
      for (PastedSecret pasted : PastedSecret.all()) {
        paste(world, pasted, pasted.inMessage());
        if (!pasted.warned()) {
          paste(world, pasted, "checklist " + pasted.inMessage());
        }
      }
      String said =
          world.connector.messages().stream()
              .filter(message -> message.onlyFor().isEmpty())
              .toList()
              .toString();
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
  void repeatsNothingOfWhatComesThroughTheExtensionAndItsWindows() {
    try (var logs = new CapturedLogs();
        var world = new TeamsWorld(folder)) {
      var ana = new ExtensionUser(world);
      var cards = new StringBuilder();
      world.deliverAndAwait(world.mention(CHANNEL, ANA, "50105"), 2);
      var answer = world.connector.messages().getFirst();
      for (String pasted : PastedSecret.inFewMessages()) {
        String html = "<p>" + escaped(pasted).replace("\n", "</p><p>") + "</p>";
        int before = world.connector.messages().size();
        ObjectNode chosen = ana.onMessage(CHANNEL, html);
        ana.submit(chosen, ana.dialog(chosen), "Share here");
        world.awaitMessages(before + 2);
        ObjectNode typed = ana.invoke("composeExtension/submitAction", CHANNEL);
        value(typed).putObject("data").put("paste", pasted);
        cards.append(ana.submit(typed, ana.dialog(typed), "Put it into my message"));
        cards.append(world.responseTo(ana.search(CHANNEL, pasted)));
        report(world, answer, pasted);
        world.deliver(world.mention(CHANNEL, ANA, "settings answers " + pasted));
        world.settle();
      }
      String said =
          world.connector.messages().stream()
              .filter(message -> message.onlyFor().isEmpty())
              .toList()
              .toString();
      world.wipeDeleted();

      assertThat(world.reports()).isEqualTo(1);
      PastedSecret.assertNothingIn("said to everybody", said);
      PastedSecret.assertNothingIn("in cards for everybody", cards.toString());
      PastedSecret.assertNothingIn("in the metrics", world.meters.getMetersAsString());
      PastedSecret.assertNothingIn("logged", String.join("\n", logs.lines()));
      PastedSecret.assertNothingIn("kept in rows", Rows.all(folder));
      PastedSecret.assertNothingIn("left in files", Rows.bytes(folder));
    }
  }

  @Test
  void warnsOfASecretBeforeItAnswers() {
    try (var world = new TeamsWorld(folder)) {
      world.deliverAndAwait(world.mention(CHANNEL, ANA, "AADSTS50105 pwd=Sup3rGeheim"), 3);

      assertThat(world.connector.messages().getFirst().onlyFor()).contains(ANA);
    }
  }

  private static void report(TeamsWorld world, Message answer, String pasted) {
    var window = world.window(answer, ANA, "Wrong or outdated?");
    ObjectNode submit = world.activity("invoke", CHANNEL, ANA).put("name", "task/submit");
    var data = (ObjectNode) window.at("/card/content/actions/0/data").deepCopy();
    data.put("input", pasted.substring(0, Math.min(pasted.length(), 2000)));
    submit.putObject("value").set("data", data);
    var unused = world.responseTo(submit);
    world.settle();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void paste(TeamsWorld world, PastedSecret pasted, String text) {
    int before = warnings(world);

    assertThat(world.deliver(world.mention(CHANNEL, ANA, text)).status()).isEqualTo(200);
    world.settle();

    assertThat(warnings(world) - before)
        .as("warnings of %s in: %s", pasted.kind(), text)
        .isEqualTo(pasted.warned() ? 1 : 0);
  }

  private static int warnings(TeamsWorld world) {
    return (int)
        world.connector.messages().stream()
            .filter(message -> message.onlyFor().isPresent())
            .filter(message -> message.activity().toString().contains("rotate or revoke"))
            .count();
  }
}
