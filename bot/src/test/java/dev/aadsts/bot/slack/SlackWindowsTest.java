package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static dev.aadsts.bot.slack.Scene.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The windows that buttons open, from the press to what comes of what was filled in. */
final class SlackWindowsTest {
  private static final String CODE = "AADSTS50105";

  @TempDir private Path folder;

  @Test
  void showsTheCaseSummaryInAFieldToCopyFrom() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);

      FakeForm summary = scene.pressForWindow(ANA, card, "Case summary");

      assertThat(summary.values().path("part:0").path("text").path("value").asText())
          .startsWith("Error: AADSTS50105")
          .contains("Checked\n");
      assertThat(scene.slack().whispers(ANA)).isEmpty();
      assertThat(scene.submit(ANA, summary)).isEmpty();
    }
  }

  @Test
  void keepsTheNotesOfALongCaseInSeveralFields() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);
      for (int at = 0; at < 6; at++) {
        FakeForm note = scene.pressForWindow(BEN, again(scene, card), "Add note");
        scene.submit(BEN, note.type("note", "Note " + at + " " + "word ".repeat(190)));
      }

      FakeForm summary = scene.pressForWindow(ANA, again(scene, card), "Case summary");

      assertThat(summary.label("part:0")).matches("Part 1 of [34]");
      assertThat(summary.values().findValuesAsText("value"))
          .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(3000));
      assertThat(String.join("\n", summary.values().findValuesAsText("value")))
          .contains("Note 0 ", "Note 5 ");
    }
  }

  @Test
  void whispersTheCaseSummaryWhereItsWindowComesTooLate() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);
      scene.slack().fail("views.open", new Failure.Refusal("expired_trigger_id", List.of()));

      scene.press(ANA, card, "Case summary");
      scene.awaitWhisper(ANA);

      assertThat(scene.lastWhisper(ANA).words()).contains("```\nError: AADSTS50105");
    }
  }

  @Test
  void saysThatAWindowForANoteCameTooLate() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);
      var gate = scene.slack().hold();

      scene.press(ANA, card, "Add note");
      scene.slack().later(Duration.ofSeconds(4));
      gate.countDown();
      scene.awaitWhisper(ANA);

      assertThat(scene.lastWhisper(ANA).words()).contains("did not open in time", "press again");
    }
  }

  @Test
  void changesASettingOfAChannelAndSaysSoToThePersonOnly() {
    try (var scene = Scene.in(folder)) {
      FakeForm form = settings(scene, ANA, CHANNEL);

      scene.submit(ANA, form.choose("setting:answers", "Only the person who asked"));

      assertThat(scene.lastWhisper(ANA).words()).contains("Only the person who asked");
      assertThat(scene.slack().roots(CHANNEL)).isEmpty();
      scene.command(BEN, CODE);
      assertThat(scene.slack().roots(CHANNEL)).isEmpty();
      assertThat(scene.slack().whispers(BEN).getFirst().words()).startsWith(CODE);
    }
  }

  @Test
  void changesASettingOfTheWholeWorkspace() {
    try (var scene = Scene.in(folder)) {
      FakeForm form = settings(scene, ANA, CHANNEL);

      scene.submit(
          ANA,
          form.choose("scope", "The whole workspace")
              .choose("setting:answers", "Only the person who asked"));
      scene.command(BEN, ELSEWHERE, "elsewhere", "settings");

      assertThat(scene.lastWhisper(BEN).words()).contains("Only the person who asked", "ana");
    }
  }

  // A mention brings an id and no name; a platform's own mention would tell them in public.
  @Test
  void saysWhoSetItByAMentionToWhoeverAsksAlone() {
    try (var scene = Scene.in(folder)) {
      scene.mention(ANA, Optional.empty(), "settings receipts on");

      scene.command(BEN, "settings");
      String asked = scene.mention(BEN, Optional.empty(), "settings");

      assertThat(scene.lastWhisper(BEN).words()).contains("On (this channel, set by <@U0ANA> on ");
      assertThat(scene.slack().thread(asked))
          .singleElement()
          .satisfies(
              post -> assertThat(post.words()).contains("set by a colleague").doesNotContain("<@"));
    }
  }

  @Test
  void leavesAloneWhatNobodyTouchedInTheWindow() {
    try (var scene = Scene.in(folder)) {
      scene.submit(
          ANA,
          settings(scene, ANA, CHANNEL).choose("setting:answers", "Only the person who asked"));

      // Ben changes another setting, for all channels; Ana's stays one of this channel.
      scene.submit(
          BEN,
          settings(scene, BEN, CHANNEL)
              .choose("scope", "The whole workspace")
              .choose("setting:language", "German"));

      scene.command(BEN, ELSEWHERE, "elsewhere", "settings");
      assertThat(scene.lastWhisper(BEN).words())
          .contains("Who sees answers", "Everybody (default)", "German");
    }
  }

  @Test
  void keepsAWindowOpenWhileNothingCanBeTakenDown() {
    try (var scene = Scene.in(folder)) {
      FakeForm form = settings(scene, ANA, CHANNEL);
      scene.store().goDown();

      var answer = scene.post(scene.submission(ANA, form));

      assertThat(answer.body())
          .contains("\"response_action\":\"errors\"", "I could not save this in time");
      scene.store().comeBack();
    }
  }

  @Test
  void takesWhatIsWrongWithAnArticleAndThanks() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, CODE);
      Post root = scene.slack().roots(CHANNEL).getFirst();

      FakeForm form = scene.pressForWindow(BEN, root, "Wrong or outdated?");
      scene.submit(BEN, form.type("wrong", "The role is called otherwise now."));

      assertThat(form.label("wrong")).contains("AADSTS50105");
      assertThat(scene.lastWhisper(BEN).words()).contains("Thank you.");
      assertThat(scene.reports())
          .singleElement()
          .satisfies(
              report -> assertThat(report.words()).isEqualTo("The role is called otherwise now."));
    }
  }

  @Test
  void takesAReportWithoutAWord() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, CODE);
      Post root = scene.slack().roots(CHANNEL).getFirst();

      scene.submit(BEN, scene.pressForWindow(BEN, root, "Wrong or outdated?"));

      assertThat(scene.reports()).hasSize(1);
    }
  }

  @Test
  void assignsAChecklistAndMentionsThePersonOnce() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);
      scene.command(BEN, "help"); // So that Ben's name has come along.

      scene.submit(ANA, scene.pressForWindow(ANA, card, "Assign").person("person", BEN));
      scene.submit(
          ANA, scene.pressForWindow(ANA, again(scene, card), "Assign").person("person", BEN));

      assertThat(again(scene, card).words()).contains("ben is on it");
      List<Post> thread = scene.slack().thread(card.thread().orElseThrow());
      assertThat(thread)
          .filteredOn(post -> post.words().contains("<@" + BEN + ">"))
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.text()).startsWith("<@" + BEN + "> ana asks you");
                assertThat(told.buttons()).contains("Show the checklist");
              });
      assertThat(scene.slack().calls()).doesNotContain("users.info");
    }
  }

  @Test
  void asksForTheNameOfAStrangerWhereThatIsGranted() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);
      scene.slack().grant("users:read");

      scene.submit(ANA, scene.pressForWindow(ANA, card, "Assign").person("person", BEN));

      assertThat(again(scene, card).words()).contains("Name of U0BEN is on it");
    }
  }

  @Test
  void callsAStrangerAColleagueAndAsksOnceWhereNamesAreNotGranted() {
    try (var scene = Scene.in(folder)) {
      Post card = card(scene);

      scene.submit(ANA, scene.pressForWindow(ANA, card, "Assign").person("person", BEN));
      scene.submit(
          ANA, scene.pressForWindow(ANA, again(scene, card), "Assign").person("person", "U0CARL"));

      assertThat(again(scene, card).words()).contains("a colleague is on it");
      assertThat(scene.slack().calls()).containsOnlyOnce("users.info");
    }
  }

  private static FakeForm settings(Scene scene, String user, String channel) {
    scene.command(user, channel, "some", "settings");
    Post shown = scene.lastWhisper(user);
    return scene.pressForWindow(user, shown, shown.buttons().getFirst());
  }

  private static Post card(Scene scene) {
    scene.command(ANA, "checklist " + CODE);
    String root = scene.slack().roots(CHANNEL).getLast().ts();
    return scene.slack().thread(root).getLast();
  }

  private static Post again(Scene scene, Post card) {
    return scene.slack().post(card.ts());
  }
}
