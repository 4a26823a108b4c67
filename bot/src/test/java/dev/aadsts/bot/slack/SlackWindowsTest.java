package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.ELSEWHERE;
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
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);

      FakeForm summary = world.ana().pressForWindow(card, "Case summary");

      assertThat(summary.values().path("part:0").path("text").path("value").asText())
          .startsWith("Error: AADSTS50105")
          .contains("Checked\n");
      assertThat(world.slack().whispers(ANA)).isEmpty();
      assertThat(world.ana().submit(summary)).isEmpty();
    }
  }

  @Test
  void keepsTheNotesOfALongCaseInSeveralFields() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      for (int at = 0; at < 6; at++) {
        FakeForm note = world.ben().pressForWindow(again(world, card), "Add note");
        world.ben().submit(note.type("note", "Note " + at + " " + "word ".repeat(190)));
      }

      FakeForm summary = world.ana().pressForWindow(again(world, card), "Case summary");

      assertThat(summary.label("part:0")).matches("Part 1 of [34]");
      assertThat(summary.values().findValuesAsText("value"))
          .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(3000));
      assertThat(String.join("\n", summary.values().findValuesAsText("value")))
          .contains("Note 0 ", "Note 5 ");
    }
  }

  @Test
  void whispersTheCaseSummaryWhereItsWindowComesTooLate() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      world.slack().fail("views.open", new Failure.Refusal("expired_trigger_id", List.of()));

      world.ana().press(card, "Case summary");
      world.ana().awaitWhisper();

      assertThat(world.ana().lastWhisper().words()).contains("```\nError: AADSTS50105");
    }
  }

  @Test
  void saysThatAWindowForANoteCameTooLate() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      var gate = world.slack().hold();

      world.ana().press(card, "Add note");
      world.slack().later(Duration.ofSeconds(4));
      gate.countDown();
      world.ana().awaitWhisper();

      assertThat(world.ana().lastWhisper().words()).contains("did not open in time", "press again");
    }
  }

  @Test
  void changesASettingOfAChannelAndSaysSoToThePersonOnly() {
    try (var world = SlackWorld.in(folder)) {
      FakeForm form = settings(world, ANA, CHANNEL);

      world.ana().submit(form.choose("setting:answers", "Only the person who asked"));

      assertThat(world.ana().lastWhisper().words()).contains("Only the person who asked");
      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      world.ben().command(CODE);
      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(world.slack().whispers(BEN).getFirst().words()).startsWith(CODE);
    }
  }

  @Test
  void changesASettingOfTheWholeWorkspace() {
    try (var world = SlackWorld.in(folder)) {
      FakeForm form = settings(world, ANA, CHANNEL);

      world
          .ana()
          .submit(
              form.choose("scope", "The whole workspace")
                  .choose("setting:answers", "Only the person who asked"));
      world.ben().command(ELSEWHERE, "elsewhere", "settings");

      assertThat(world.ben().lastWhisper().words()).contains("Only the person who asked", "ana");
    }
  }

  // A mention brings an id and no name; a platform's own mention would tell them in public.
  @Test
  void saysWhoSetItByAMentionToWhoeverAsksAlone() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().mention(Optional.empty(), "settings receipts on");

      world.ben().command("settings");
      String asked = world.ben().mention(Optional.empty(), "settings");

      assertThat(world.ben().lastWhisper().words())
          .contains("On (this channel, set by <@U0ANA> on ");
      assertThat(world.slack().thread(asked))
          .singleElement()
          .satisfies(
              post -> assertThat(post.words()).contains("set by a colleague").doesNotContain("<@"));
    }
  }

  @Test
  void leavesAloneWhatNobodyTouchedInTheWindow() {
    try (var world = SlackWorld.in(folder)) {
      world
          .ana()
          .submit(
              settings(world, ANA, CHANNEL).choose("setting:answers", "Only the person who asked"));

      // Ben changes another setting, for all channels; Ana's stays one of this channel.
      world
          .ben()
          .submit(
              settings(world, BEN, CHANNEL)
                  .choose("scope", "The whole workspace")
                  .choose("setting:language", "German"));

      world.ben().command(ELSEWHERE, "elsewhere", "settings");
      assertThat(world.ben().lastWhisper().words())
          .contains("Who sees answers", "Everybody (default)", "German");
    }
  }

  @Test
  void keepsAWindowOpenWhileNothingCanBeTakenDown() {
    try (var world = SlackWorld.in(folder)) {
      FakeForm form = settings(world, ANA, CHANNEL);
      world.store().goDown();

      var answer = world.transport().post(world.ana().interactions().submission(form));

      assertThat(answer.body())
          .contains("\"response_action\":\"errors\"", "I could not save this in time");
      world.store().comeBack();
    }
  }

  @Test
  void takesWhatIsWrongWithAnArticleAndThanks() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(CODE);
      Post root = world.slack().roots(CHANNEL).getFirst();

      FakeForm form = world.ben().pressForWindow(root, "Wrong or outdated?");
      world.ben().submit(form.type("wrong", "The role is called otherwise now."));

      assertThat(form.label("wrong")).contains("AADSTS50105");
      assertThat(world.ben().lastWhisper().words()).contains("Thank you.");
      assertThat(world.reports())
          .singleElement()
          .satisfies(
              report -> assertThat(report.words()).isEqualTo("The role is called otherwise now."));
    }
  }

  @Test
  void takesAReportWithoutAWord() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(CODE);
      Post root = world.slack().roots(CHANNEL).getFirst();

      world.ben().submit(world.ben().pressForWindow(root, "Wrong or outdated?"));

      assertThat(world.reports()).hasSize(1);
    }
  }

  @Test
  void assignsAChecklistAndMentionsThePersonOnce() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      world.ben().command("help"); // So that Ben's name has come along.

      world.ana().submit(world.ana().pressForWindow(card, "Assign").person("person", BEN));
      world
          .ana()
          .submit(world.ana().pressForWindow(again(world, card), "Assign").person("person", BEN));

      assertThat(again(world, card).words()).contains("ben is on it");
      List<Post> thread = world.slack().thread(card.thread().orElseThrow());
      assertThat(thread)
          .filteredOn(post -> post.words().contains("<@" + BEN + ">"))
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.text()).startsWith("<@" + BEN + "> ana asks you");
                assertThat(told.buttons()).contains("Show the checklist");
              });
      assertThat(world.slack().calls()).doesNotContain("users.info");
    }
  }

  @Test
  void asksForTheNameOfAStrangerWhereThatIsGranted() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      world.slack().grant("users:read");

      world.ana().submit(world.ana().pressForWindow(card, "Assign").person("person", BEN));

      assertThat(again(world, card).words()).contains("Name of U0BEN is on it");
    }
  }

  @Test
  void callsAStrangerAColleagueAndAsksOnceWhereNamesAreNotGranted() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);

      world.ana().submit(world.ana().pressForWindow(card, "Assign").person("person", BEN));
      world
          .ana()
          .submit(
              world.ana().pressForWindow(again(world, card), "Assign").person("person", "U0CARL"));

      assertThat(again(world, card).words()).contains("a colleague is on it");
      assertThat(world.slack().calls()).containsOnlyOnce("users.info");
    }
  }

  private static FakeForm settings(SlackWorld world, String user, String channel) {
    world.user(user).command(channel, "some", "settings");
    Post shown = world.user(user).lastWhisper();
    return world.user(user).pressForWindow(shown, shown.buttons().getFirst());
  }

  private static Post card(SlackWorld world) {
    world.ana().command("checklist " + CODE);
    String root = world.slack().roots(CHANNEL).getLast().ts();
    return world.slack().thread(root).getLast();
  }

  private static Post again(SlackWorld world, Post card) {
    return world.slack().post(card.ts());
  }
}
