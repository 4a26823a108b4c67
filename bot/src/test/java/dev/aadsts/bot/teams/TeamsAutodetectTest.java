package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.testkit.Rows;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said without naming the bot, where it has the permission to read along. */
final class TeamsAutodetectTest extends TeamsFixture {
  private static final String ERROR = "I get AADSTS50105: not assigned to a role";

  @Test
  void answersAPastedErrorShortlyInTheThreadOfItsMessage() {
    switchOn();
    ObjectNode message = world.message(CHANNEL, BEN, ERROR);

    world.deliverAndAwait(message, 2);

    assertThat(world.connector.in(CHANNEL + ";messageid=" + message.path("id").asText()))
        .singleElement()
        .satisfies(said -> assertThat(said.text()).contains("AADSTS50105"));
  }

  @Test
  void showsCausesAndStepsOnDemand() {
    switchOn();
    world.deliverAndAwait(world.message(CHANNEL, BEN, ERROR), 2);

    world.press(world.connector.messages().getLast(), BEN, "Causes and steps");

    world.awaitMessages(3);
    assertThat(world.connector.messages().getLast().text()).contains("Users and groups");
  }

  @Test
  void leadsFromAnotherThreadToWhereItWasAnswered() {
    switchOn();
    ObjectNode first = world.message(CHANNEL, BEN, ERROR);
    world.deliverAndAwait(first, 2);

    world.deliverAndAwait(world.message(CHANNEL, ANA, "AADSTS50105 here, too"), 3);

    assertThat(world.connector.messages().getLast().activity().toString())
        .contains("was already answered")
        .contains("https://teams.microsoft.com/l/message/")
        .contains("parentMessageId=" + first.path("id").asText());
  }

  @Test
  void isSwitchedOffByWhoeverIsToldHowToBeQuiet() {
    world.deliverAndAwait(world.mention(GROUP, ANA, "settings autodetect on"), 1);
    world.deliverAndAwait(world.mention(GROUP, BEN, "stop"), 2);
    Message how = world.connector.messages().getLast();

    assertThat(how.onlyFor()).contains(BEN);
    assertThat(how.text()).contains("without being asked");
    assertThat(world.press(how, BEN, "Speak only when asked").path("value").asText())
        .startsWith("Changed for this chat. Answer pasted errors automatically: Off.");
  }

  @Test
  void recordsNothingWhereItIsOffOrTheTextHasNoErrorsShape() {
    world.deliver(world.message(CHANNEL, BEN, ERROR));
    world.deliver(world.message(GROUP, BEN, ERROR));
    assertThat(events()).isEmpty();
    switchOn();
    int before = events().size();

    world.deliver(world.message(CHANNEL, BEN, "order 50105 is late, ticket 700016"));

    assertThat(events()).hasSize(before);
  }

  @Test
  void leavesBotsEditsAndOtherConversationsAlone() {
    switchOn();
    int before = events().size();

    world.deliver(world.message(CHANNEL, "28:another-bot", ERROR));
    world.deliver(world.activity("messageUpdate", CHANNEL, BEN).put("text", ERROR));
    world.deliver(world.message(GROUP, BEN, ERROR));

    assertThat(events()).hasSize(before);
  }

  @Test
  void answersOnceAMessageThatAlsoNamesTheBot() {
    switchOn();

    world.deliverAndAwait(world.mention(CHANNEL, BEN, ERROR), 3);
    world.settle();

    assertThat(world.connector.messages()).hasSize(3);
  }

  private void switchOn() {
    world.deliverAndAwait(world.mention(CHANNEL, ANA, "settings autodetect on"), 1);
    world.settle();
  }

  private List<String> events() {
    return Rows.in(
        folder, "SELECT task_instance FROM scheduled_tasks WHERE task_instance LIKE 'teams:%'");
  }
}
