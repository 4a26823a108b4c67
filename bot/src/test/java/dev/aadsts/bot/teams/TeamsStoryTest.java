package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One conversation from the question to the case summary. Read the names of the methods from top to
 * bottom: each goes on where the one above ends.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
final class TeamsStoryTest {
  private TeamsWorld world;
  private Message card;
  private ObjectNode bensOldButton;

  @BeforeAll
  void open(@TempDir Path folder) {
    world = new TeamsWorld(folder);
    world.connector.join(CHANNEL, ANA, BEN);
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  @Order(1)
  void anaPastesAnErrorInTheThreadAndEverybodySeesWhatItMeans() {
    world.deliverAndAwait(
        world.mention(
            THREAD,
            ANA,
            "AADSTS50105: User account 'zoe@contoso.com' is not assigned. Correlation ID:"
                + " 5a0b2f2e-1111-4222-8333-444455556666"),
        2);

    assertThat(root().text())
        .contains("The account is not assigned to the application", "Who can fix it")
        .doesNotContain("zoe@contoso.com");
    assertThat(world.connector.messages().getLast().text()).contains("Users and groups");
  }

  @Test
  @Order(2)
  void sheStartsAChecklistThatBothCanWorkOn() {
    world.press(root(), ANA, "Start checklist");

    world.awaitMessages(3);
    card = world.connector.messages().getLast();
    assertThat(card.conversation()).isEqualTo(THREAD);
    assertThat(card.text()).contains("0 of 3 checked, started by Ana Lima");
    bensOldButton = world.invoke(card, BEN, "No", null);
  }

  @Test
  @Order(3)
  void sheRulesTheFirstCauseOut() {
    world.press(card, ANA, "Yes");

    shows("1 of 3 checked");
  }

  @Test
  @Order(4)
  void benPressesTheOldCardAndIsToldThatAnaWasFaster() {
    JsonNode answer = world.responseTo(bensOldButton);

    assertThat(CardReader.text(answer))
        .contains("Ana Lima has answered this check already", "1 of 3 checked");
  }

  @Test
  @Order(5)
  void heConfirmsTheSecondCauseByMistakeAndTakesItBack() {
    world.press(latest(), BEN, "Yes");
    shows("Fix: ");

    world.press(latest(), BEN, "Undo");

    shows("1 of 3 checked");
    assertThat(latest().text()).doesNotContain("Fix: ");
  }

  @Test
  @Order(6)
  void anaAssignsItToBenWhoIsNamedInTheThread() {
    JsonNode window = world.window(latest(), ANA, "Assign");
    ObjectNode submit = world.activity("invoke", THREAD, ANA).put("name", "task/submit");
    ObjectNode data = window.at("/card/content/actions/0/data").deepCopy();
    submit.putObject("value").set("data", data.put("person", BEN));

    world.responseTo(submit);

    world.awaitMessages(4);
    assertThat(world.connector.messages().getLast().card().at("/msteams/entities/0/mentioned/id"))
        .hasToString("\"" + BEN + "\"");
    shows("ben is on it");
  }

  @Test
  @Order(7)
  void benWritesDownWhatHeSaw() {
    world.press(latest(), BEN, "Add note", "Only the nested group is assigned");

    shows("Ben Okri: Only the nested group is assigned");
  }

  @Test
  @Order(8)
  void heConfirmsTheSecondCauseForGoodAndTicksItsFix() {
    world.press(latest(), BEN, "Yes");
    shows("Fix: The account is only in a group inside the assigned group");

    world.press(latest(), BEN, "Done");

    shows("Undo tick");
  }

  @Test
  @Order(9)
  void itHelpedSoTheChecklistSaysWhoFoundIt() {
    world.press(latest(), BEN, "Yes, solved");

    shows("Solved: The account is only in a group inside the assigned group");
    assertThat(latest().text()).contains("Fix confirmed by Ben Okri");
  }

  @Test
  @Order(10)
  void anaAloneOpensTheCaseSummaryToCopyIt() {
    int before = world.connector.messages().size();

    JsonNode window = world.window(latest(), ANA, "Case summary");

    assertThat(window.at("/card/content/body/0/codeSnippet").asText())
        .contains("Correlation ID: 5a0b2f2e-1111-4222-8333-444455556666")
        .contains("Only the nested group is assigned");
    world.settle();
    assertThat(world.connector.messages()).hasSize(before);
  }

  private Message root() {
    return world.connector.messages().getFirst();
  }

  private Message latest() {
    return world.connector.messages().stream()
        .filter(message -> message.id().equals(card.id()))
        .findFirst()
        .orElseThrow();
  }

  private void shows(String words) {
    await(() -> assertThat(latest().text()).contains(words));
  }
}
