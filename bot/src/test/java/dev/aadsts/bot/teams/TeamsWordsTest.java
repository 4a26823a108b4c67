package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.botconnector.FakeConnector.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamsWordsTest extends TeamsFixture {
  private static final String THREAD = CHANNEL + ";messageid=1700000001";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error 50105 pls",
        "\u201cAADSTS50105\u201d",
        "&gt; aadsts50105: not assigned",
        "'50105'",
        "AADSTS50105, and before it AADSTS50105",
      })
  void findTheCodeHoweverItIsTyped(String text) {
    world.deliverAndAwait(world.mention(THREAD, ANA, text), 2);

    assertThat(first().text()).contains("AADSTS50105", "The account is not assigned");
  }

  @Test
  void suggestTheCodeThatWasMeant() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "501105"), 1);

    world.press(first(), ANA, "AADSTS50105");

    world.settle();
    assertThat(first().text()).contains("AADSTS501105 is not on file");
    assertThat(world.connector.messages().get(1).text()).contains("The account is not assigned");
  }

  @Test
  void listTheOpenChecklistsAndShowOneAgain() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "checklist 50105"), 3);
    world.deliverAndAwait(world.mention(THREAD, BEN, "status"), 4);
    Message list = world.connector.messages().getLast();

    world.press(list, BEN, "Show");

    world.settle();
    assertThat(list.text()).contains("Open checklists: 1", "0 of 3 checked");
    assertThat(world.connector.messages().getLast().text()).contains("Checklist: AADSTS50105");
    assertThat(world.connector.messages()).hasSize(5);
  }

  private Message first() {
    return world.connector.messages().getFirst();
  }
}
