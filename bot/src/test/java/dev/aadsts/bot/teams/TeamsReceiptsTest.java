package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class TeamsReceiptsTest extends TeamsFixture {
  @Test
  void showsThatAQuestionWasSeenAndThenThatItWasAnswered() {
    switchOn();
    ObjectNode question = world.mention(THREAD, ANA, "50105");

    world.deliverAndAwait(question, 3);
    world.settle();

    String id = question.path("id").asText();
    assertThat(world.connector.reactions(id)).containsExactly("2705_whiteheavycheckmark");
    assertThat(world.connector.calls())
        .anyMatch(call -> call.startsWith("PUT ") && call.contains(id + "/reactions/1f440_eyes"));
  }

  @Test
  void showsNothingWhereThatIsOff() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);

    assertThat(world.connector.calls()).noneMatch(call -> call.contains("/reactions/"));
  }

  @Test
  void answersAllTheSameWhereReactionsAreRefused() {
    switchOn();
    world.connector.answerNext(429, 1);

    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 3);
    world.settle();

    assertThat(world.connector.messages()).hasSize(3);
  }

  private void switchOn() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "settings receipts on"), 1);
    world.settle();
  }
}
