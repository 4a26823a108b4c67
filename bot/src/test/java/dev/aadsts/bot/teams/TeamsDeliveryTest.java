package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.botconnector.FakeConnector.Message;
import dev.aadsts.botconnector.Limit;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message when the Bot Connector has a bad day. */
final class TeamsDeliveryTest extends TeamsFixture {
  @ParameterizedTest
  @CsvSource({
    "403, BotDisabledByAdmin",
    "403, BotDisabledByUser",
    "403, BotNotInConversationRoster",
    "403, ConversationBlockedByUser",
    "403, MessageWritesBlocked",
    "404, ConversationNotFound"
  })
  void endsQuietlyAndForgetsWhereNobodyListensAnyMore(int status, String code) {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "hi"), 1);
    assertThat(world.addressOf(CHAT_OF_ANA)).isPresent();
    world.connector.answerNext(status, code);

    world.deliver(world.message(CHAT_OF_ANA, ANA, "50105"));

    await(() -> assertThat(world.addressOf(CHAT_OF_ANA)).isEmpty());
    world.settle();
    assertThat(world.connector.calls()).hasSize(2);
    assertThat(world.connector.messages()).hasSize(1);
    assertThat(world.deadLetters()).isZero();
  }

  @Test
  void knowsAConversationAgainThatSpeaksAgain() {
    world.connector.answerNext(403, "ConversationBlockedByUser");
    world.deliver(world.message(CHAT_OF_ANA, ANA, "50105"));
    world.settle();
    assertThat(world.addressOf(CHAT_OF_ANA)).isEmpty();

    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "hi"), 1);

    assertThat(world.addressOf(CHAT_OF_ANA)).isPresent();
  }

  @Test
  void keepsAConversationThatRefusedOneMessageOnly() {
    world.connector.answerNext(403, "ForbiddenOperationException");

    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "50105"), 1);

    assertThat(world.addressOf(CHAT_OF_ANA)).isPresent();
  }

  @Test
  void doesNotMissACardThatSomebodyDeleted() {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "checklist 50105"), 3);
    Message card = world.connector.messages().getLast();
    world.connector.answerNext(404, "ActivityNotFoundInConversation");

    world.press(card, ANA, "Yes");

    await(() -> assertThat(world.connector.calls()).hasSize(4));
    world.settle();
    assertThat(world.deadLetters()).isZero();
    assertThat(world.connector.messages()).hasSize(3);
  }

  @Test
  void saysEverythingOnceThroughAConnectorThatCountsAsTeamsDoes() {
    world.connector.throttle(Limit.PER_THREAD, Limit.PER_TENANT);
    for (int question = 0; question < 6; question++) {
      world.deliver(world.mention(THREAD, ANA, "50105"));
    }

    world.awaitMessages(12);
    world.settle();
    assertThat(world.connector.in(THREAD)).hasSize(12);
    assertThat(world.deadLetters()).isZero();
  }

  @Test
  void comesBackAfterA429() {
    world.connector.answerNext(429, 1);

    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);
  }

  @Test
  void doesNotAnswerTwiceWhenTheAnswerArrivedAndTheConnectorSaysOtherwise() {
    world.connector.deliverNextAndAnswer(502);
    world.deliver(world.mention(THREAD, ANA, "50105"));

    await(() -> assertThat(world.connector.in(THREAD, ANA)).hasSize(1));

    assertThat(world.connector.in(THREAD)).hasSize(1);
    Message apology = world.connector.in(THREAD, ANA).getFirst();
    assertThat(apology.text()).contains("Something went wrong on my side", "the ID");
  }

  @Test
  void tellsThePersonWhenAnAnswerIsRefused() {
    world.connector.answerNext(403);
    world.deliver(world.message(CHAT_OF_ANA, ANA, "50105"));

    await(
        () ->
            assertThat(world.connector.in(CHAT_OF_ANA))
                .singleElement()
                .satisfies(said -> assertThat(said.text()).contains("Something went wrong")));
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 502, 504})
  void redrawsACardThatCouldNotBeReplacedAtFirst(int status) {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "checklist 50105"), 3);
    Message card = world.connector.messages().getLast();
    world.connector.answerNext(status);

    world.press(card, ANA, "Yes");

    await(() -> assertThat(world.connector.messages().getLast().text()).contains("1 of 3 checked"));
  }

  @Test
  void drawsTheCardFarLessOftenThanItChangesAtOnceAndShowsAllInTheEnd() {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "checklist 50105"), 3);
    Message card = world.connector.messages().getLast();
    var gate = world.connector.holdUpdates();

    for (int note = 1; note <= 20; note++) {
      assertThat(world.press(card, ANA, "Add note", "finding " + note).toString())
          .contains("finding " + note);
    }
    gate.countDown();

    await(
        () ->
            assertThat(world.connector.messages().getLast().text())
                .contains("finding 20", "15 earlier notes are in the case summary"));
    assertThat(world.connector.calls().stream().filter(call -> call.startsWith("PUT")).count())
        .isLessThan(10);
  }

  @Test
  void countsItsCallsByWhatBecameOfThem() {
    world.connector.answerNext(429, 1);

    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);
    world.settle();

    assertThat(calls("create", "ok")).isEqualTo(2);
    assertThat(calls("create", "rate_limited")).isEqualTo(1);
  }

  private long calls(String method, String outcome) {
    return world
        .meters
        .get("aadsts.outbound")
        .tags("edge", "teams", "method", method, "outcome", outcome)
        .timer()
        .count();
  }

  @Test
  void acknowledgesWhileTheConnectorIsSlow() {
    CountDownLatch gate = world.connector.holdEverything();

    // Each comes back while no call to Teams does, and none will before the gate opens.
    HttpResponse first = world.deliver(world.message(CHAT_OF_ANA, ANA, "hi"));
    HttpResponse second = world.deliver(world.mention(THREAD, ANA, "50105"));

    assertThat(first.status()).isBetween(200, 202);
    assertThat(second.status()).isBetween(200, 202);
    assertThat(world.connector.messages()).isEmpty();
    gate.countDown();
    await(() -> assertThat(world.connector.messages()).hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void acknowledgesWhileTheStoreIsSlowForAnswers() {
    CountDownLatch gate = world.lists().hold();

    HttpResponse first = world.deliver(world.mention(THREAD, ANA, "checklist 50105"));
    await(() -> assertThat(world.lists().waiting()).isEqualTo(1));
    HttpResponse second = world.deliver(world.mention(THREAD, BEN, "checklist 50105"));

    assertThat(first.status()).isBetween(200, 202);
    assertThat(second.status()).isBetween(200, 202);
    assertThat(world.lists().waiting()).isPositive();
    gate.countDown();
    await(() -> assertThat(world.connector.messages()).hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void answersOthersWhileOneIsSlow() {
    world.connector.deliverNextAndHang();
    world.deliver(world.mention(THREAD, ANA, "50105"));
    await(() -> assertThat(world.connector.calls()).isNotEmpty());

    world.deliver(world.message(CHAT_OF_ANA, ANA, "hi"));

    await(() -> assertThat(world.connector.in(CHAT_OF_ANA)).hasSize(1));
    world.connector.close(); // Nobody need wait for the one that hangs.
  }

  @Test
  void isDownWhileTheCredentialsAreRefused() {
    world.microsoft.loginError = "AADSTS7000222: The provided client secret keys are expired.";

    world.deliver(world.mention(THREAD, ANA, "50105"));

    await(() -> assertThat(world.edge().health().up()).isFalse());
    assertThat(world.edge().health().detail().orElseThrow())
        .contains("AADSTS7000222", "MICROSOFT_APP_PASSWORD");
  }
}
