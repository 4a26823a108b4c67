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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The windows (task modules) that buttons open, and what people fill in there. */
final class TeamsWindowsTest extends TeamsFixture {
  @BeforeEach
  void open() {
    world.connector.join(CHANNEL, ANA, BEN);
  }

  @Test
  void assignsAMemberAndNamesThemOnceInTheThread() {
    Message card = checklist();
    JsonNode window = world.window(card, ANA, "Assign");
    JsonNode picker = window.at("/card/content/body/0");
    assertThat(picker.at("/choices.data/dataset").asText())
        .isEqualTo("graph.microsoft.com/users?scope=currentContext");

    ObjectNode submit = submit(window, ANA, Map.of("person", BEN));
    // A window does not say in which thread it was opened.
    submit.withObject("/conversation").put("id", CHANNEL);
    assertThat(words(submit)).isEqualTo("They are told in the thread.");

    world.awaitMessages(4);
    Message told = world.connector.messages().getLast();
    assertThat(told.conversation()).isEqualTo(THREAD);
    assertThat(told.card().at("/msteams/entities/0/mentioned/id").asText()).isEqualTo(BEN);
    assertThat(told.card().at("/body/0/text").asText()).isEqualTo("<at>ben</at>");
    await(() -> assertThat(latest(card).text()).contains("ben is on it"));
    world.responseTo(submit);
    world.settle();
    assertThat(world.connector.messages()).hasSize(4);
  }

  @Test
  void saysThatSomebodyIsNoMemberHere() {
    Message card = checklist();

    words(submit(world.window(card, ANA, "Assign"), ANA, Map.of("person", "29:stranger")));

    world.awaitMessages(4);
    Message told = world.connector.messages().getLast();
    assertThat(told.onlyFor()).contains(ANA);
    assertThat(told.text()).contains("Nobody of that name is a member here");
    assertThat(latest(card).text()).doesNotContain("is on it");
  }

  @Test
  void saysSoWhereNobodyWasChosen() {
    Message card = checklist();

    assertThat(words(submit(world.window(card, ANA, "Assign"), ANA, Map.of())))
        .isEqualTo("Nobody was chosen.");
  }

  @Test
  void takesWordsOnWhatIsWrongWithAnArticle() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);
    JsonNode window =
        world.window(world.connector.messages().getFirst(), BEN, "Wrong or outdated?");
    assertThat(window.at("/card/content/body/0/label").asText()).contains("AADSTS50105");

    assertThat(words(submit(window, BEN, Map.of("input", "The menu was renamed."))))
        .startsWith("Thank you");

    assertThat(world.reports()).isEqualTo(1);
    assertThat(world.connector.messages()).hasSize(2);
  }

  @Test
  void changesOneSettingOfTheChannelAndLeavesTheOthers() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "settings"), 1);
    JsonNode window = world.window(world.connector.messages().getFirst(), ANA, "Change settings");
    assertThat(window.path("title").asText()).isEqualTo("Settings");

    String saved =
        words(
            submit(
                window,
                ANA,
                Map.of(
                    "scope",
                    "CHANNEL",
                    "setting:answers",
                    "private",
                    "setting:autodetect",
                    "off")));

    assertThat(saved).isNotBlank();
    world.deliverAndAwait(world.mention(THREAD, BEN, "50105"), 2);
    assertThat(world.connector.messages().getLast().onlyFor()).contains(BEN);
    JsonNode again = world.window(world.connector.messages().getFirst(), BEN, "Change settings");
    assertThat(again.toString()).contains("Set by Ana Lima: this channel.");
    assertThat(again.toString()).containsOnlyOnce("Ana Lima");
  }

  @Test
  void changesASettingOfTheWholeTenant() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "settings"), 1);
    JsonNode window = world.window(world.connector.messages().getFirst(), ANA, "Change settings");

    String saved =
        words(submit(window, ANA, Map.of("scope", "WORKSPACE", "setting:answers", "private")));
    assertThat(saved).isEqualTo("Changed everywhere. Who sees answers: Only the person who asked.");

    world.deliverAndAwait(world.mention(TeamsWorld.GROUP, BEN, "50105"), 2);
    assertThat(world.connector.messages().getLast().onlyFor()).contains(BEN);
    world.deliver(world.mention(TeamsWorld.GROUP, BEN, "settings"));
    world.awaitMessages(3);
    assertThat(world.connector.messages().getLast().text()).contains("set by Ana Lima");
  }

  @Test
  void saysInAGroupChatThatAChangeIsForThatChat() {
    world.deliverAndAwait(world.mention(TeamsWorld.GROUP, ANA, "settings"), 1);
    Message settings = world.connector.messages().getFirst();
    ObjectNode submit =
        submit(
            world.window(settings, ANA, "Change settings"),
            ANA,
            Map.of("scope", "CHANNEL", "setting:autodetect", "on"));
    submit
        .withObject("/conversation")
        .put("id", TeamsWorld.GROUP)
        .put("conversationType", "groupChat");

    assertThat(words(submit))
        .isEqualTo("Changed for this chat. Answer pasted errors automatically: On.");
    JsonNode again = world.window(settings, BEN, "Change settings");
    assertThat(again.toString()).contains("Set by Ana Lima: this chat.").doesNotContain("channel");
  }

  @Test
  void saysInAPersonalChatThatAChangeIsForEverybody() {
    world.deliverAndAwait(world.message(TeamsWorld.CHAT_OF_ANA, ANA, "settings"), 1);

    JsonNode window = world.window(world.connector.messages().getFirst(), ANA, "Change settings");

    assertThat(window.toString()).contains("What you set here counts everywhere");
  }

  private Message checklist() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "checklist 50105"), 3);
    return world.connector.messages().getLast();
  }

  private Message latest(Message message) {
    return world.connector.messages().stream()
        .filter(each -> each.id().equals(message.id()))
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode submit(JsonNode window, String person, Map<String, String> filledIn) {
    ObjectNode submit = world.activity("invoke", THREAD, person).put("name", "task/submit");
    ObjectNode data =
        CardReader.button(window.at("/card/content"), "Action.Submit", button(window))
            .path("data")
            .deepCopy();
    filledIn.forEach(data::put);
    submit.putObject("value").set("data", data);
    return submit;
  }

  private static String button(JsonNode window) {
    return window.at("/card/content/actions/0/title").asText();
  }

  private String words(ObjectNode submit) {
    JsonNode task = world.responseTo(submit).path("task");
    assertThat(task.path("type").asText()).isEqualTo("message");
    return task.path("value").asText();
  }
}
