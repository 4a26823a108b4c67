package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.botconnector.FakeConnector.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a shared channel of our tenant, Ben is of another one that we serve. */
final class TeamsExternalTest extends TeamsFixture {
  private static final String THREAD = CHANNEL + ";messageid=1700000001";
  private static final String REFUSED = "Only people of the company that runs me";

  @ParameterizedTest
  @ValueSource(strings = {"from", "channelData"})
  void doesNotChangeASettingByAMention(String where) {
    ObjectNode mention = world.mention(THREAD, BEN, "settings workspace answers private");

    world.deliverAndAwait(external(mention, where), 1);

    Message refusal = world.connector.messages().getFirst();
    assertThat(refusal.text()).contains(REFUSED);
    assertThat(refusal.onlyFor()).contains(BEN);
    world.deliverAndAwait(world.mention(THREAD, ANA, "settings"), 2);
    assertThat(world.connector.messages().getLast().text()).doesNotContain("set by");
  }

  @Test
  void seesWhatIsSetInsteadOfAWindow() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "settings"), 1);

    ObjectNode fetch =
        external(
            world.fetch(world.connector.messages().getFirst(), BEN, "Change settings"), "from");

    JsonNode window = TeamsWorld.window(world.responseTo(fetch));
    assertThat(window.toString()).contains("Who sees answers").doesNotContain("Input.ChoiceSet");
  }

  @Test
  void changesNothingWithAForgedWindow() {
    ObjectNode submit = world.activity("invoke", THREAD, BEN).put("name", "task/submit");
    submit
        .putObject("value")
        .putObject("data")
        .put("intent", IntentCodec.encode(new Intent.EditSettings()))
        .put("scope", "WORKSPACE")
        .put("setting:answers", "private");

    JsonNode answer = world.responseTo(external(submit, "from"));

    assertThat(answer.at("/task/value").asText()).startsWith(REFUSED);
  }

  private static ObjectNode external(ObjectNode activity, String where) {
    if (where.equals("from")) {
      activity.withObject("/from").put("tenantId", TeamsWorld.OTHER_TENANT);
    } else {
      activity.set("channelData", TeamsWorld.tenant(TeamsWorld.OTHER_TENANT));
    }
    return activity;
  }
}
