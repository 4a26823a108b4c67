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

      FakeForm summary = world.pressForWindow(ANA, card, "Case summary");

      assertThat(summary.values().path("part:0").path("text").path("value").asText())
          .startsWith("Error: AADSTS50105")
          .contains("Checked\n");
      assertThat(world.slack().whispers(ANA)).isEmpty();
      assertThat(world.submit(ANA, summary)).isEmpty();
    }
  }

  @Test
  void keepsTheNotesOfALongCaseInSeveralFields() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      for (int at = 0; at < 6; at++) {
        FakeForm note = world.pressForWindow(BEN, again(world, card), "Add note");
        world.submit(BEN, note.type("note", "Note " + at + " " + "word ".repeat(190)));
      }

      FakeForm summary = world.pressForWindow(ANA, again(world, card), "Case summary");

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

      world.press(ANA, card, "Case summary");
      world.awaitWhisper(ANA);

      assertThat(world.lastWhisper(ANA).words()).contains("```\nError: AADSTS50105");
    }
  }

  @Test
  void saysThatAWindowForANoteCameTooLate() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      var gate = world.slack().hold();

      world.press(ANA, card, "Add note");
      world.slack().later(Duration.ofSeconds(4));
      gate.countDown();
      world.awaitWhisper(ANA);

      assertThat(world.lastWhisper(ANA).words()).contains("did not open in time", "press again");
    }
  }

  @Test
  void changesASettingOfAChannelAndSaysSoToThePersonOnly() {
    try (var world = SlackWorld.in(folder)) {
      FakeForm form = settings(world, ANA, CHANNEL);

      world.submit(ANA, form.choose("setting:answers", "Only the person who asked"));

      assertThat(world.lastWhisper(ANA).words()).contains("Only the person who asked");
      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      world.command(BEN, CODE);
      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(world.slack().whispers(BEN).getFirst().words()).startsWith(CODE);
    }
  }

  @Test
  void changesASettingOfTheWholeWorkspace() {
    try (var world = SlackWorld.in(folder)) {
      FakeForm form = settings(world, ANA, CHANNEL);

      world.submit(
          ANA,
          form.choose("scope", "The whole workspace")
              .choose("setting:answers", "Only the person who asked"));
      world.command(BEN, ELSEWHERE, "elsewhere", "settings");

      assertThat(world.lastWhisper(BEN).words()).contains("Only the person who asked", "ana");
    }
  }

  // A mention brings an id and no name; a platform's own mention would tell them in public.
  @Test
  void saysWhoSetItByAMentionToWhoeverAsksAlone() {
    try (var world = SlackWorld.in(folder)) {
      world.mention(ANA, Optional.empty(), "settings receipts on");

      world.command(BEN, "settings");
      String asked = world.mention(BEN, Optional.empty(), "settings");

      assertThat(world.lastWhisper(BEN).words()).contains("On (this channel, set by <@U0ANA> on ");
      assertThat(world.slack().thread(asked))
          .singleElement()
          .satisfies(
              post -> assertThat(post.words()).contains("set by a colleague").doesNotContain("<@"));
    }
  }

  @Test
  void leavesAloneWhatNobodyTouchedInTheWindow() {
    try (var world = SlackWorld.in(folder)) {
      world.submit(
          ANA,
          settings(world, ANA, CHANNEL).choose("setting:answers", "Only the person who asked"));

      // Ben changes another setting, for all channels; Ana's stays one of this channel.
      world.submit(
          BEN,
          settings(world, BEN, CHANNEL)
              .choose("scope", "The whole workspace")
              .choose("setting:language", "German"));

      world.command(BEN, ELSEWHERE, "elsewhere", "settings");
      assertThat(world.lastWhisper(BEN).words())
          .contains("Who sees answers", "Everybody (default)", "German");
    }
  }

  @Test
  void keepsAWindowOpenWhileNothingCanBeTakenDown() {
    try (var world = SlackWorld.in(folder)) {
      FakeForm form = settings(world, ANA, CHANNEL);
      world.store().goDown();

      var answer = world.post(world.submission(ANA, form));

      assertThat(answer.body())
          .contains("\"response_action\":\"errors\"", "I could not save this in time");
      world.store().comeBack();
    }
  }

  @Test
  void takesWhatIsWrongWithAnArticleAndThanks() {
    try (var world = SlackWorld.in(folder)) {
      world.command(ANA, CODE);
      Post root = world.slack().roots(CHANNEL).getFirst();

      FakeForm form = world.pressForWindow(BEN, root, "Wrong or outdated?");
      world.submit(BEN, form.type("wrong", "The role is called otherwise now."));

      assertThat(form.label("wrong")).contains("AADSTS50105");
      assertThat(world.lastWhisper(BEN).words()).contains("Thank you.");
      assertThat(world.reports())
          .singleElement()
          .satisfies(
              report -> assertThat(report.words()).isEqualTo("The role is called otherwise now."));
    }
  }

  @Test
  void takesAReportWithoutAWord() {
    try (var world = SlackWorld.in(folder)) {
      world.command(ANA, CODE);
      Post root = world.slack().roots(CHANNEL).getFirst();

      world.submit(BEN, world.pressForWindow(BEN, root, "Wrong or outdated?"));

      assertThat(world.reports()).hasSize(1);
    }
  }

  @Test
  void assignsAChecklistAndMentionsThePersonOnce() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);
      world.command(BEN, "help"); // So that Ben's name has come along.

      world.submit(ANA, world.pressForWindow(ANA, card, "Assign").person("person", BEN));
      world.submit(
          ANA, world.pressForWindow(ANA, again(world, card), "Assign").person("person", BEN));

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

      world.submit(ANA, world.pressForWindow(ANA, card, "Assign").person("person", BEN));

      assertThat(again(world, card).words()).contains("Name of U0BEN is on it");
    }
  }

  @Test
  void callsAStrangerAColleagueAndAsksOnceWhereNamesAreNotGranted() {
    try (var world = SlackWorld.in(folder)) {
      Post card = card(world);

      world.submit(ANA, world.pressForWindow(ANA, card, "Assign").person("person", BEN));
      world.submit(
          ANA, world.pressForWindow(ANA, again(world, card), "Assign").person("person", "U0CARL"));

      assertThat(again(world, card).words()).contains("a colleague is on it");
      assertThat(world.slack().calls()).containsOnlyOnce("users.info");
    }
  }

  private static FakeForm settings(SlackWorld world, String user, String channel) {
    world.command(user, channel, "some", "settings");
    Post shown = world.lastWhisper(user);
    return world.pressForWindow(user, shown, shown.buttons().getFirst());
  }

  private static Post card(SlackWorld world) {
    world.command(ANA, "checklist " + CODE);
    String root = world.slack().roots(CHANNEL).getLast().ts();
    return world.slack().thread(root).getLast();
  }

  private static Post again(SlackWorld world, Post card) {
    return world.slack().post(card.ts());
  }
}
