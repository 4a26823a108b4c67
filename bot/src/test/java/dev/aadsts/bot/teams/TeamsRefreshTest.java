package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.bot.teams.card.CardRules;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients of those who work on a checklist ask for its card, and each gets a view of their own. */
final class TeamsRefreshTest extends TeamsFixture {
  @Test
  void isForThoseWhoWorkOnTheChecklist() {
    Message card = checklist();
    assertThat(people(card)).containsExactly(ANA);

    world.press(card, BEN, "Yes");

    await(() -> assertThat(people(latest(card))).containsExactly(BEN, ANA));
  }

  @Test
  void showsTheNewestCardWithoutChangingAnything() {
    Message card = checklist();
    ObjectNode refresh = refresh(card, ANA);
    world.press(card, BEN, "Yes");
    await(() -> assertThat(latest(card).text()).contains("1 of 3 checked"));
    int calls = world.connector.calls().size();

    JsonNode shown = world.responseTo(refresh);
    world.responseTo(refresh);

    assertThat(CardReader.text(shown)).contains("1 of 3 checked");
    assertThat(CardRules.violations(shown.path("value"))).isEmpty();
    world.settle();
    assertThat(world.connector.calls()).hasSize(calls);
  }

  @Test
  void tellsWhoeverIsOnItAndNobodyElse() {
    Message card = checklist();
    world.press(card, BEN, "I'm on it");
    await(() -> assertThat(latest(card).text()).contains("is on it"));
    Message now = latest(card);

    assertThat(CardReader.text(world.responseTo(refresh(now, BEN)))).contains("You are on it");
    assertThat(CardReader.text(world.responseTo(refresh(now, ANA)))).doesNotContain("You are");
    assertThat(now.text()).doesNotContain("You are on it");
  }

  @Test
  void keepsAChecklistFromAnotherChannel() {
    ObjectNode refresh = refresh(checklist(), ANA);
    refresh.withObject("/conversation").put("id", "19:other@thread.tacv2;messageid=1");

    JsonNode answer = world.responseTo(refresh);

    assertThat(answer.path("type").asText())
        .isEqualTo("application/vnd.microsoft.activity.message");
  }

  @Test
  void asksNobodyToRefreshAnAnswer() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);

    assertThat(world.connector.messages())
        .allSatisfy(each -> assertThat(each.card().has("refresh")).isFalse());
  }

  private Message checklist() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "checklist 50105"), 3);
    return world.connector.messages().getLast();
  }

  private Message latest(Message card) {
    return world.connector.messages().stream()
        .filter(each -> each.id().equals(card.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> people(Message card) {
    return TeamsWorld.JSON.convertValue(
        card.card().at("/refresh/userIds"), new TypeReference<>() {});
  }

  private ObjectNode refresh(Message on, String person) {
    ObjectNode invoke =
        world
            .activity("invoke", on.conversation(), person)
            .put("name", "adaptiveCard/action")
            .put("replyToId", on.id());
    invoke
        .putObject("value")
        .put("trigger", "automatic")
        .set("action", on.card().at("/refresh/action").deepCopy());
    return invoke;
  }
}
