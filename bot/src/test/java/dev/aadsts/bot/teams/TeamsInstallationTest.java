package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.BOT;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.botconnector.FakeConnector;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations come, move and go; the bot knows where to reach those that it is in. */
final class TeamsInstallationTest extends TeamsFixture {
  @Test
  void remembersWhereItWasInstalled() {
    world.deliverAndAwait(installation(CHAT_OF_ANA, "add"), 1);

    assertThat(world.addressOf(CHAT_OF_ANA)).contains(world.connector.serviceUrl());
  }

  @Test
  void remembersAChannelWhateverTheThread() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);

    assertThat(world.addressOf(CHANNEL)).contains(world.connector.serviceUrl());
    assertThat(world.addressOf(THREAD)).isEmpty();
  }

  @Test
  void followsAConversationToAnotherRegion() {
    world.deliverAndAwait(world.mention(GROUP, ANA, "50105"), 2);
    try (var elsewhere =
        new FakeConnector(world.microsoft::knows, HouseRules::violations, Clock.systemUTC())) {
      ObjectNode moved = world.mention(GROUP, ANA, "50105");
      moved.put("serviceUrl", elsewhere.serviceUrl());
      world.deliver(moved);

      TeamsWorld.await(() -> assertThat(elsewhere.in(GROUP)).hasSize(2));
      assertThat(world.addressOf(GROUP)).contains(elsewhere.serviceUrl());
      assertThat(elsewhere.violations()).isEmpty();
    }
  }

  @Test
  void forgetsAConversationItWasUninstalledFrom() {
    world.deliverAndAwait(installation(CHAT_OF_ANA, "add"), 1);

    world.deliver(installation(CHAT_OF_ANA, "remove"));

    assertForgotten(CHAT_OF_ANA);
  }

  @Test
  void isReachableAgainWhereItIsPutBackSoonAndWelcomesNobodyTwice() {
    world.deliverAndAwait(installation(CHAT_OF_ANA, "add"), 1);
    world.deliver(installation(CHAT_OF_ANA, "remove"));
    assertForgotten(CHAT_OF_ANA);

    world.deliver(installation(CHAT_OF_ANA, "add"));

    TeamsWorld.await(
        () -> assertThat(world.addressOf(CHAT_OF_ANA)).contains(world.connector.serviceUrl()));
    assertThat(world.connector.in(CHAT_OF_ANA)).hasSize(1);
  }

  @Test
  void forgetsAGroupItWasRemovedFrom() {
    world.deliverAndAwait(world.mention(GROUP, ANA, "50105"), 2);
    ObjectNode removed = world.activity("conversationUpdate", GROUP, ANA);
    removed.putArray("membersRemoved").addObject().put("id", BOT);

    world.deliver(removed);

    assertForgotten(GROUP);
  }

  @Test
  void forgetsADeletedChannelAndKeepsItsTeam() {
    String deleted = "19:incidents@thread.tacv2";
    world.deliver(world.mention(deleted, ANA, "50105"));
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 4);

    world.deliver(channelEvent("channelDeleted", deleted));

    assertForgotten(deleted);
    assertThat(world.addressOf(CHANNEL)).isPresent();
  }

  @Test
  void forgetsADeletedTeam() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);

    world.deliver(channelEvent("teamDeleted", CHANNEL));

    assertForgotten(CHANNEL);
  }

  @Test
  void forgetsAllChannelsOfATeamItWasUninstalledFrom() {
    String incidents = "19:incidents@thread.tacv2";
    String elsewhere = "19:elsewhere@thread.tacv2";
    world.deliver(ofTeam(CHANNEL, world.mention(incidents, ANA, "50105")));
    world.deliver(ofTeam(elsewhere, world.mention(elsewhere, ANA, "50105")));
    world.deliverAndAwait(ofTeam(CHANNEL, world.mention(THREAD, ANA, "50105")), 6);

    world.deliver(ofTeam(CHANNEL, installation(CHANNEL, "remove")));

    assertForgotten(CHANNEL);
    assertForgotten(incidents);
    assertThat(world.addressOf(elsewhere)).isPresent();
  }

  @Test
  void keepsATeamWhenItIsTakenOutOfOneOfItsPrivateChannels() {
    String secret = "19:secret@thread.tacv2";
    world.deliver(ofTeam(CHANNEL, world.mention(secret, ANA, "50105")));
    world.deliverAndAwait(ofTeam(CHANNEL, world.mention(THREAD, ANA, "50105")), 4);
    ObjectNode removed = ofTeam(CHANNEL, world.activity("conversationUpdate", secret, ANA));
    removed.putArray("membersRemoved").addObject().put("id", BOT);

    world.deliver(removed);

    assertForgotten(secret);
    assertThat(world.addressOf(CHANNEL)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teamRenamed",
        "teamArchived",
        "teamUnarchived",
        "channelCreated",
        "channelRenamed",
        "channelRestored"
      })
  void takesChangesOfATeamCalmly(String eventType) {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);

    assertThat(world.deliver(channelEvent(eventType, CHANNEL)).status()).isEqualTo(200);

    world.settle();
    assertThat(world.addressOf(CHANNEL)).isPresent();
    assertThat(world.connector.messages()).hasSize(2);
  }

  @Test
  void takesPeopleWhoComeAndGoCalmly() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);
    ObjectNode update = world.activity("conversationUpdate", CHANNEL, ANA);
    update.putArray("membersRemoved").addObject().put("id", BEN);
    update.putArray("membersAdded").addObject().put("id", "29:cem");

    assertThat(world.deliver(update).status()).isEqualTo(200);

    world.settle();
    assertThat(world.addressOf(CHANNEL)).isPresent();
    assertThat(world.connector.messages()).hasSize(2);
  }

  @Test
  void welcomesNobodyAgainWhenItsAppIsUpgraded() {
    world.deliver(installation(CHAT_OF_ANA, "remove-upgrade"));
    world.deliver(installation(CHAT_OF_ANA, "add-upgrade"));

    TeamsWorld.await(() -> assertThat(world.addressOf(CHAT_OF_ANA)).isPresent());
    world.settle();
    assertThat(world.connector.messages()).isEmpty();
  }

  private ObjectNode installation(String conversation, String action) {
    return world.activity("installationUpdate", conversation, ANA).put("action", action);
  }

  private static ObjectNode ofTeam(String id, ObjectNode activity) {
    ((ObjectNode) activity.path("channelData")).putObject("team").put("id", id);
    return activity;
  }

  private ObjectNode channelEvent(String eventType, String channel) {
    ObjectNode update = world.activity("conversationUpdate", CHANNEL, ANA);
    ObjectNode data = (ObjectNode) update.path("channelData");
    data.put("eventType", eventType).putObject("channel").put("id", channel);
    return update;
  }

  private void assertForgotten(String conversation) {
    TeamsWorld.await(() -> assertThat(world.addressOf(conversation)).isEmpty());
  }
}
