package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One evening in a help-desk channel, from the question to the case summary: read the names of the
 * methods in their order. Each tells the story up to its own point anew, so that none needs
 * another.
 */
final class SlackStoryTest {
  private static final String ERROR =
      """
      AADSTS50105: Your administrator has configured the application Contoso HR \
      ('11111111-2222-3333-4444-555555555555') to block users unless they are specifically granted access.
      Trace ID: 22222222-2222-3333-4444-555555555500
      Correlation ID: 33333333-2222-3333-4444-555555555555
      Timestamp: 2026-11-20 08:30:12Z\
      """;

  @TempDir private Path folder;
  private SlackWorld world;

  @BeforeEach
  void anEveningInTheHelpDesk() {
    world = SlackWorld.in(folder);
  }

  @AfterEach
  void theEveningIsOver() {
    world.close();
  }

  @Test
  void anaPastesAnErrorAndReadsInItsThreadWhatItMeansAndWhoCanFixIt() {
    String question = anaAsks();

    Post answer = world.slack().thread(question).getFirst();
    assertThat(answer.words())
        .startsWith("AADSTS50105 \u00b7")
        .contains("*Who can fix it*", "`33333333-2222-3333-4444-555555555555`", "Contoso HR");
    assertThat(world.slack().roots(CHANNEL)).hasSize(1);
  }

  @Test
  void sheStartsAChecklistAndTheThreadHasOneCardWithTheFirstThingToCheck() {
    Post card = sheStartsAChecklist();

    assertThat(card.words()).contains("0 of ", "started by ana", "*Check: ");
    assertThat(card.buttons()).contains("Yes", "No", "Cannot tell", "Skip", "I'm on it", "Assign");
  }

  @Test
  void sheAssignsItToBenWhomSlackTellsOnce() {
    Post card = sheAssignsItToBen();

    assertThat(now(card).words()).contains("ben is on it");
    assertThat(mentionsOfBen(card)).hasSize(1);
  }

  @Test
  void sheRulesOutTheFirstCauseAndTheCardGoesOnToTheNext() {
    Post card = sheRulesOutTheFirstCause();

    assertThat(now(card).words()).contains("1 of ", "(ana) \u2013 ruled out");
  }

  @Test
  void benAnswersTheSameCheckOnTheCardAsItWasAndHearsThatAnaWasFaster() {
    Post before = sheAssignsItToBen();
    world.ana().press(before, "Yes");

    world.ben().pressDrawn(before, before.button("No"));

    assertThat(world.ben().lastWhisper().words()).contains("ana has answered this check already");
    assertThat(now(before).words()).contains("1 of ", "(ana) \u2013 ruled out");
  }

  @Test
  void benConfirmsTheSecondCauseByMistakeAndUndoesIt() {
    Post card = sheRulesOutTheFirstCause();

    world.ben().press(now(card), "Yes");
    assertThat(now(card).words()).contains("*Fix: ");
    world.ben().press(now(card), "Undo");

    assertThat(now(card).words()).contains("1 of ", "*Check: ").doesNotContain("*Fix: ");
  }

  @Test
  void heWritesDownWhatHeFoundInAWindow() {
    Post card = heWritesANote();

    assertThat(now(card).words()).contains("\u2022 Note by ben: HR uses nested groups");
  }

  @Test
  void heConfirmsTheCauseAndTheCardShowsHowToFixIt() {
    Post card = heConfirmsTheCause();

    assertThat(now(card).words()).contains("*Fix: ", ":dart:", "*Did it help?*");
  }

  @Test
  void heTicksAStepAndAnaSaysThatItHelped() {
    Post card = itHelped();

    assertThat(now(card).words()).contains("*Solved: ", "Fix confirmed by ana.");
    assertThat(now(card).buttons()).contains("Reopen", "Case summary").doesNotContain("Yes");
  }

  @Test
  void aLatePressOnTheFinishedCardChangesNothingAndSaysWhy() {
    Post card = heConfirmsTheCause();
    var old = now(card);
    world.ana().press(now(card), "Yes, solved");

    world.ben().pressDrawn(old, old.button("No, go on"));

    assertThat(world.ben().lastWhisper().words()).contains("has ended, so nothing was changed");
    assertThat(now(card).words()).contains("*Solved: ");
  }

  @Test
  void anaTakesTheCaseSummaryAlongWhichHasEverythingAndEverybody() {
    Post card = itHelped();

    FakeForm summary = world.ana().pressForWindow(now(card), "Case summary");

    assertThat(summary.values().path("part:0").path("text").path("value").asText())
        .contains(
            "Error: AADSTS50105",
            "33333333-2222-3333-4444-555555555555",
            "solved; the cause was:",
            "ruled out by ana",
            "confirmed by ben",
            "ben: HR uses nested groups");
  }

  @Test
  void theChannelSawOneQuestionAndNobodyWasToldMoreThanOnce() {
    Post card = itHelped();

    assertThat(world.slack().roots(CHANNEL)).hasSize(1);
    assertThat(mentionsOfBen(card)).hasSize(1);
    assertThat(cards(card)).hasSize(1);
    assertThat(world.slack().whispers(ANA)).isEmpty();
  }

  private String anaAsks() {
    return world.ana().mention(Optional.empty(), ERROR);
  }

  private Post sheStartsAChecklist() {
    String question = anaAsks();
    world.ana().press(world.slack().thread(question).getFirst(), "Start checklist");
    return world.slack().thread(question).getLast();
  }

  private Post sheAssignsItToBen() {
    Post card = sheStartsAChecklist();
    world.slack().grant("users:read");
    world.slack().call(BEN, "ben");
    world.ana().submit(world.ana().pressForWindow(now(card), "Assign").person("person", BEN));
    return now(card);
  }

  private Post sheRulesOutTheFirstCause() {
    Post card = sheAssignsItToBen();
    world.ana().press(now(card), "Yes"); // Listed, so this is not the cause.
    return card;
  }

  private Post heWritesANote() {
    Post card = sheRulesOutTheFirstCause();
    FakeForm note = world.ben().pressForWindow(now(card), "Add note");
    world.ben().submit(note.type("note", "HR uses nested groups"));
    return card;
  }

  private Post heConfirmsTheCause() {
    Post card = heWritesANote();
    world.ben().press(now(card), "Yes");
    return card;
  }

  private Post itHelped() {
    Post card = heConfirmsTheCause();
    world.ben().press(now(card), "Done");
    assertThat(now(card).words()).contains(":white_check_mark:");
    world.ana().press(now(card), "Yes, solved");
    return card;
  }

  private Post now(Post card) {
    return world.slack().post(card.ts());
  }

  private List<Post> cards(Post card) {
    return world.slack().thread(card.thread().orElseThrow()).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .toList();
  }

  private List<Post> mentionsOfBen(Post card) {
    return world.slack().thread(card.thread().orElseThrow()).stream()
        .filter(post -> post.words().contains("<@" + BEN + ">"))
        .toList();
  }
}
