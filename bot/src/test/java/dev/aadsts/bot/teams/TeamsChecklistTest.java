package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.botconnector.FakeConnector.Message;
import org.junit.jupiter.api.Test;

/** How people in Teams work a checklist through: its card, its buttons and its windows. */
final class TeamsChecklistTest extends TeamsFixture {
  private static final String ERROR =
      "AADSTS50105: ana@contoso.com ... Correlation ID: 5a0b2f2e-1111-4222-8333-444455556666";

  private static final String CARD = "application/vnd.microsoft.card.adaptive";
  private static final String WORDS = "application/vnd.microsoft.activity.message";

  @Test
  void worksAChecklistThroughWithTwoPeople() {
    Message card = checklist();
    assertThat(card.conversation()).isEqualTo(THREAD);
    assertThat(card.text()).contains("0 of 3 checked", "Neither the account nor a group");

    JsonNode afterYes = world.press(card, ANA, "Yes");
    assertThat(afterYes.path("type").asText()).isEqualTo(CARD);
    assertThat(CardReader.text(afterYes)).contains("(Ana Lima)", "1 of 3 checked");
    assertRedrawn(card, "1 of 3 checked");

    world.press(card, BEN, "Yes");
    assertRedrawn(card, "Fix: The account is only in a group inside the assigned group");
    world.press(card, BEN, "Done");
    assertRedrawn(card, "Undo tick");
    JsonNode end = world.press(card, ANA, "Yes, solved");

    assertThat(CardReader.text(end))
        .contains("Solved: The account is only in a group inside the assigned group")
        .contains("Fix confirmed by Ana Lima");
    assertRedrawn(card, "Fix confirmed by Ana Lima");
    assertThat(world.connector.in(THREAD)).hasSize(3);
  }

  @Test
  void leadsToTheSummaryWhereNoKnownCauseIsIt() {
    Message card = checklist();
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");
    world.press(card, ANA, "No");
    assertRedrawn(card, "2 of 3 checked");

    JsonNode end = world.press(card, ANA, "No");

    assertThat(CardReader.text(end)).contains("None of the known causes", "correlation ID");
  }

  @Test
  void takesAnAnswerBack() {
    Message card = checklist();
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");

    JsonNode undone = world.press(card, BEN, "Undo");

    assertThat(CardReader.text(undone)).contains("0 of 3 checked");
  }

  @Test
  void keepsANoteThatWasWrittenOnTheCard() {
    Message card = checklist();

    JsonNode noted = world.press(card, BEN, "Add note", "Works in *Edge*, <b>not</b> in Chrome");

    assertThat(CardReader.text(noted)).contains("Ben Okri: Works in *Edge*, <b>not</b> in Chrome");
    assertRedrawn(card, "Works in *Edge*");
  }

  @Test
  void saysWhoIsOnIt() {
    Message card = checklist();

    JsonNode taken = world.press(card, BEN, "I'm on it");

    assertThat(CardReader.text(taken)).contains("Ben Okri is on it");
  }

  @Test
  void tellsWhoeverPressesAnOldCardWhatHasHappenedAndShowsThePresentOne() {
    Message card = checklist();
    ObjectNode stale = world.invoke(card, BEN, "No", null);
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");

    JsonNode answer = world.responseTo(stale);

    assertThat(answer.path("type").asText()).isEqualTo(CARD);
    assertThat(CardReader.text(answer))
        .contains("Ana Lima has answered this check already", "1 of 3 checked");
    assertThat(latest(card).text()).doesNotContain("has answered this check already");
  }

  @Test
  void tellsWhoeverPressesAConcludedChecklistThatItHasEnded() {
    Message card = checklist();
    ObjectNode late = world.invoke(card, BEN, "Yes", null);
    world.press(card, ANA, "Cancel checklist");
    assertRedrawn(card, "Cancelled");

    JsonNode answer = world.responseTo(late);

    assertThat(CardReader.text(answer)).contains("This checklist has ended", "Reopen");
  }

  @Test
  void countsAPressOnceThatIsDeliveredTwice() {
    Message card = checklist();
    ObjectNode press = world.invoke(card, ANA, "Yes", null);

    world.responseTo(press);
    JsonNode again = world.responseTo(press);
    ObjectNode withNewId = press.deepCopy().put("id", "9999");
    JsonNode third = world.responseTo(withNewId);

    assertThat(CardReader.text(again)).contains("1 of 3 checked");
    assertThat(CardReader.text(third)).contains("1 of 3 checked").doesNotContain("already");
  }

  @Test
  void goesOnAfterARestart() {
    Message card = checklist();
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");

    world.restart();
    JsonNode answer = world.press(card, BEN, "No");

    assertThat(CardReader.text(answer)).contains("2 of 3 checked");
    assertRedrawn(card, "2 of 3 checked");
  }

  @Test
  void opensTheCaseSummaryInAWindowOfWhoeverAsksToBeCopied() {
    Message card = checklist();

    JsonNode window = world.window(card, BEN, "Case summary");

    assertThat(window.path("title").asText()).isEqualTo("Case summary");
    JsonNode block = window.path("card").path("content").path("body").path(0);
    assertThat(block.path("codeSnippet").asText())
        .contains("Correlation ID: 5a0b2f2e-1111-4222-8333-444455556666", "Checklist started:");
    // What a phone shows instead, where only a field can be copied from.
    assertThat(block.path("fallback").path("type").asText()).isEqualTo("Input.Text");
    assertThat(block.path("fallback").path("value")).isEqualTo(block.path("codeSnippet"));
    world.settle();
    assertThat(world.connector.messages()).hasSize(3);
    assertThat(world.connector.messages().toString()).doesNotContain("Checklist started:");
  }

  @Test
  void saysInTheWindowThatAChecklistIsOfAnotherChannel() {
    Message card = checklist();
    ObjectNode fetch = world.fetch(card, BEN, "Case summary");
    fetch.putObject("conversation").put("id", GROUP).put("conversationType", "groupChat");

    JsonNode task = world.responseTo(fetch).path("task");

    assertThat(task.path("type").asText()).isEqualTo("message");
    assertThat(task.path("value").asText()).contains("does not exist here");
  }

  @Test
  void saysInTheWindowThatAButtonOfAnotherVersionDoesNotWork() {
    for (String name : new String[] {"task/fetch", "task/submit"}) {
      JsonNode task =
          world.responseTo(world.activity("invoke", THREAD, ANA).put("name", name)).path("task");

      assertThat(task.path("value").asText()).contains("no longer works");
    }
  }

  @Test
  void findsTheRunningChecklistWhenItIsStartedTwice() {
    Message card = checklist();

    world.press(root(), BEN, "Start checklist");

    world.awaitMessages(5);
    assertThat(world.connector.messages())
        .filteredOn(message -> message.onlyFor().isPresent())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.onlyFor()).contains(BEN);
              assertThat(told.text()).contains("Ana Lima has already started");
            });
    assertThat(card.text()).contains("0 of 3 checked");
  }

  @Test
  void saysThatOthersHaveMetTheSameErrorAndLeadsToTheirChecklist() {
    checklist();
    world.deliverAndAwait(world.mention(CHANNEL, BEN, ERROR), 5);
    world.deliverAndAwait(world.mention(CHANNEL, "29:cem", ERROR), 7);

    Message third = world.connector.messages().get(5);
    assertThat(third.activity().toString())
        .contains("Three people here have met this")
        .contains("https://teams.microsoft.com/l/message/", "parentMessageId=1599999999999")
        .doesNotContain("29:cem", "Ben Okri");
  }

  @Test
  void worksWithClientsThatKnowOnlySubmit() {
    Message card = checklist();
    ObjectNode invoke = world.invoke(card, BEN, "Yes", null);
    ObjectNode submit = world.activity("message", THREAD, BEN).put("replyToId", card.id());
    submit.set("value", invoke.path("value").path("action").path("data"));

    assertThat(world.deliver(submit).status()).isEqualTo(200);

    assertRedrawn(card, "(Ben Okri)");
    assertThat(world.connector.in(THREAD)).hasSize(3);
  }

  @Test
  void sendsTheSummaryToOnePersonWhereAnOldCardAsksForIt() {
    Message card = checklist();
    ObjectNode submit = world.activity("message", THREAD, BEN).put("replyToId", card.id());
    submit.set("value", world.fetch(card, BEN, "Case summary").path("value").path("data"));

    world.deliverAndAwait(submit, 4);

    Message summary = world.connector.messages().getLast();
    assertThat(summary.onlyFor()).contains(BEN);
    assertThat(summary.conversation()).isEqualTo(THREAD);
  }

  @Test
  void saysThatAButtonOfAnotherVersionDoesNotWork() {
    Message card = checklist();
    ObjectNode press = world.invoke(card, BEN, "Yes", null);
    ((ObjectNode) press.path("value").path("action").path("data")).put("intent", "{\"is\":\"x\"}");

    JsonNode answer = world.responseTo(press);

    assertThat(answer.path("value").asText()).contains("no longer works");
  }

  @Test
  void keepsAChecklistFromTheButtonsOfAnotherChannel() {
    Message card = checklist();
    var elsewhere = new Message(card.id(), GROUP, card.versions());

    JsonNode answer = world.press(elsewhere, BEN, "Yes");

    assertThat(answer.path("value").asText()).contains("does not exist here");
  }

  private Message root() {
    return world.connector.messages().getFirst();
  }

  private Message checklist() {
    world.deliverAndAwait(world.mention(THREAD, ANA, ERROR), 2);
    JsonNode answer = world.press(root(), ANA, "Start checklist");
    assertThat(answer.path("type").asText()).isEqualTo(WORDS);
    world.awaitMessages(3);
    return world.connector.messages().getLast();
  }

  private Message latest(Message message) {
    return world.connector.messages().stream()
        .filter(each -> each.id().equals(message.id()))
        .findFirst()
        .orElseThrow();
  }

  private void assertRedrawn(Message card, String words) {
    await(() -> assertThat(latest(card).text()).contains(words));
  }
}
