package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersAtOnceTest {
  @TempDir Path folder;

  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.in(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void answersInTheResponseWithoutACallToSlack() {
    scene.command(ANA, "private 50059");

    assertThat(scene.slack().calls()).isEmpty();
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
    scene.command(ANA, "private 50059 and SECRET words");

    assertThat(Rows.in(folder, "SELECT task_instance FROM scheduled_tasks")).isEmpty();
  }

  @Test
  void countsIt() {
    scene.command(ANA, "private 50059");

    assertThat(scene.meters().get("aadsts.events.received").tag("edge", "slack").counter().count())
        .isEqualTo(1);
  }

  @Test
  void answersAgainWhereSlackAsksAgain() {
    Requests.Sent command = scene.commandOf(ANA, CHANNEL, "helpdesk", "private 50059");
    scene.respond(ANA, command);
    scene.respond(ANA, command);

    assertThat(said("response")).hasSize(2);
  }

  @Test
  void answersWhileTheQueueIsDown() {
    scene.store().goDown();

    scene.command(ANA, "private 50059");

    assertThat(said("response"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).startsWith("AADSTS50059"));
  }

  @Test
  void sendsTheRestOnceWhereSlackAsksAgain() {
    Requests.Sent command = scene.commandOf(ANA, CHANNEL, "helpdesk", "private 50105");
    scene.respond(ANA, command);
    scene.respond(ANA, command);
    scene.settle();

    assertThat(said("response")).hasSize(2);
    assertThat(said("response_url")).hasSize(1);
    assertThat(Rows.in(folder, "SELECT task_instance FROM scheduled_tasks")).hasSize(1);
  }

  @Test
  void sendsAfterwardsWhatDoesNotFitIntoAResponse() {
    String secret = "client_secret=Sup3rGeheim!";
    scene.command(ANA, "private AADSTS50059 " + secret);

    assertThat(said("response"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).startsWith("AADSTS50059"));
    assertThat(said("response_url"))
        .singleElement()
        .satisfies(message -> assertThat(message.blocks().toString()).contains("otate"));
    assertThat(scene.slack().calls()).containsExactly("response_url");
  }

  @Test
  void sendsTheRestOfALongAnswerAfterwards() {
    scene.command(ANA, "private 50105");

    assertThat(said("response")).hasSize(1);
    assertThat(said("response_url"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).endsWith("(continued)"));
    assertThat(scene.slack().whispers(ANA))
        .extracting(FakeSlack.Post::channel)
        .containsExactly("response", "response_url");
  }

  @Test
  void answersForEverybodyAsBefore() {
    scene.command(ANA, "50105");

    assertThat(said("response")).isEmpty();
    assertThat(said(CHANNEL))
        .first()
        .satisfies(message -> assertThat(message.to()).isEqualTo(Optional.empty()));
  }

  private List<FakeSlack.Post> said(String channel) {
    return scene.slack().ours().stream().filter(post -> post.channel().equals(channel)).toList();
  }
}
