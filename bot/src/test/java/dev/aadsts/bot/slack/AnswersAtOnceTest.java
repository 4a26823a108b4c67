package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersAtOnceTest {
  @TempDir Path folder;

  private SlackWorld world;

  @BeforeEach
  void open() throws Exception {
    world = SlackWorld.in(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void answersInTheResponseWithoutACallToSlack() {
    world.ana().command("private 50059");

    assertThat(world.slack().calls()).isEmpty();
    assertThat(said("response"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.to()).contains(ANA);
              assertThat(message.text()).startsWith("AADSTS50059");
              assertThat(message.blocks().toString()).contains("1. ", "Full guide");
            });
  }

  @Test
  void keepsNothingOfIt() {
    world.ana().command("private 50059 and SECRET words");

    assertThat(Rows.in(folder, "SELECT task_instance FROM scheduled_tasks")).isEmpty();
  }

  @Test
  void countsIt() {
    world.ana().command("private 50059");

    assertThat(world.meters().get("aadsts.events.received").tag("edge", "slack").counter().count())
        .isEqualTo(1);
  }

  @Test
  void answersAgainWhereSlackAsksAgain() {
    Requests.Sent command =
        world.ana().interactions().command(CHANNEL, "helpdesk", "private 50059");
    world.ana().respond(command);
    world.ana().respond(command);

    assertThat(said("response")).hasSize(2);
  }

  @Test
  void answersWhileTheQueueIsDown() {
    world.store().goDown();

    world.ana().command("private 50059");

    assertThat(said("response"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).startsWith("AADSTS50059"));
  }

  @Test
  void warnsInTheSameMessageAboveTheAnswer() {
    world.ana().command("private AADSTS50059 client_secret=Sup3rGeheim!");

    assertThat(said("response"))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.blocks().toString())
                    .containsSubsequence("AADSTS50059", "rotate or revoke", "1. "));
    assertThat(world.slack().calls()).isEmpty();
  }

  @Test
  void namesWhatDoesNotFitBehindAButton() {
    world.ana().command("private 120021");

    assertThat(said("response"))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.blocks().toString())
                    .containsSubsequence("1. ", "Other causes", "Show the rest"));
    assertThat(world.slack().calls()).isEmpty();
    assertThat(Rows.in(folder, "SELECT task_instance FROM scheduled_tasks")).isEmpty();
  }

  @Test
  void showsTheRestToWhoeverPresses() {
    world.ana().command("private 120021");
    FakeSlack.Post answer = said("response").getFirst();

    world.ana().press(answer, "Show the rest");

    assertThat(world.slack().ours())
        .filteredOn(post -> !post.equals(answer))
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.to()).contains(ANA);
              assertThat(post.words())
                  .startsWith("AADSTS120021")
                  .contains("*" + (causes(answer) + 1) + ". ")
                  .doesNotContain("*1. ");
            });
  }

  // The last that is told in full: those after it are only named, without stars.
  private static int causes(FakeSlack.Post answer) {
    return Pattern.compile("\\*(\\d+)\\. ")
        .matcher(answer.words())
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElseThrow();
  }

  @Test
  void answersForEverybodyAsBefore() {
    world.ana().command("50105");

    assertThat(said("response")).isEmpty();
    assertThat(said(CHANNEL))
        .first()
        .satisfies(message -> assertThat(message.to()).isEqualTo(Optional.empty()));
  }

  private List<FakeSlack.Post> said(String channel) {
    return world.slack().ours().stream().filter(post -> post.channel().equals(channel)).toList();
  }
}
