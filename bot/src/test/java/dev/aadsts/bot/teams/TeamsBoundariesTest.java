package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.testkit.Rows;
import dev.aadsts.botconnector.FakeConnector.Message;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A checklist is neither read nor changed from anywhere but its own conversation and tenant. */
final class TeamsBoundariesTest extends TeamsFixture {
  private static final String THREAD = CHANNEL + ";messageid=1700000001";
  private static final String NOTE = "the vault code is 4711";

  @ParameterizedTest
  @CsvSource({
    GROUP + "," + FakeMicrosoft.TENANT,
    CHAT_OF_ANA + "," + FakeMicrosoft.TENANT,
    "19:finance@thread.tacv2;messageid=1700000001," + FakeMicrosoft.TENANT,
    THREAD + "," + TeamsWorld.OTHER_TENANT,
  })
  void takesNoForgedPressFromElsewhere(String conversation, String tenant) {
    Message card = cardWithNote();
    List<String> before = changes();
    int messages = world.connector.messages().size();
    var elsewhere = new Message(card.id(), conversation, card.versions());

    for (Intent intent : forgeries(checklist())) {
      JsonNode answer = world.responseTo(forged(elsewhere, tenant, intent));

      assertThat(answer.toString()).doesNotContain(NOTE, "Checklist started", "checked");
    }

    assertThat(changes()).isEqualTo(before);
    world.settle();
    assertThat(said(messages)).doesNotContain(NOTE, "Checklist started");
  }

  @ParameterizedTest
  @CsvSource({
    GROUP + "," + FakeMicrosoft.TENANT,
    "19:finance@thread.tacv2;messageid=1700000001," + FakeMicrosoft.TENANT,
    THREAD + "," + TeamsWorld.OTHER_TENANT,
  })
  void listsNoChecklistAndTakesNoNoteElsewhere(String conversation, String tenant) {
    cardWithNote();
    List<String> before = changes();
    int messages = world.connector.messages().size();

    for (String text : List.of("status", "note I was here")) {
      world.deliver(in(tenant, world.mention(conversation, BEN, text)));
      world.awaitMessages(++messages);
      assertThat(world.connector.messages().getLast().activity().toString())
          .contains("No checklist is open here")
          .doesNotContain(NOTE);
    }

    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void servesItInItsOwnConversation() {
    Message card = cardWithNote();
    int before = changes().size();

    world.responseTo(
        forged(
            card, FakeMicrosoft.TENANT, new Intent.Change(checklist(), 1, new Command.Cancel())));

    assertThat(changes()).hasSize(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeMicrosoft.TENANT, TeamsWorld.OTHER_TENANT})
  void answersInEachTenantThatItServes(String tenant) {
    world.deliverAndAwait(in(tenant, world.mention(THREAD, BEN, "50105")), 2);

    assertThat(world.connector.messages().getFirst().text())
        .contains("The account is not assigned");
  }

  private static List<Intent> forgeries(ChecklistId id) {
    return List.of(
        new Intent.Change(id, 0, new Command.Answer("not-assigned", Verdict.CONFIRMED)),
        new Intent.Change(id, 1, new Command.Undo(1)),
        new Intent.Change(id, 1, new Command.Cancel()),
        new Intent.Change(id, 1, new Command.AddNote("I was here")),
        new Intent.TakeOn(id),
        new Intent.WriteNote(id),
        new Intent.Summarize(id),
        new Intent.Show(id));
  }

  private ObjectNode forged(Message on, String tenant, Intent intent) {
    ObjectNode invoke = world.invoke(on, BEN, "Add note", "I was here");
    ((ObjectNode) invoke.at("/value/action/data")).put("intent", IntentCodec.encode(intent));
    return in(tenant, invoke);
  }

  private static ObjectNode in(String tenant, ObjectNode activity) {
    activity.set("channelData", TeamsWorld.tenant(tenant));
    activity.withObject("/conversation").put("tenantId", tenant);
    return activity;
  }

  private Message cardWithNote() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "checklist 50105"), 3);
    Message card = world.connector.messages().getLast();
    world.press(card, ANA, "Add note", NOTE);
    TeamsWorld.await(() -> assertThat(newest(card).text()).contains(NOTE));
    return newest(card);
  }

  private Message newest(Message card) {
    return world.connector.messages().stream()
        .filter(message -> message.id().equals(card.id()))
        .findFirst()
        .orElseThrow();
  }

  private String said(int before) {
    List<Message> messages = world.connector.messages();
    return messages.subList(before, messages.size()).stream()
        .map(message -> message.activity().toString())
        .toList()
        .toString();
  }

  private ChecklistId checklist() {
    return new ChecklistId(Rows.in(folder, "SELECT id FROM checklists").getFirst());
  }

  private List<String> changes() {
    return Rows.in(folder, "SELECT by_id || command FROM checklist_changes ORDER BY number");
  }
}
