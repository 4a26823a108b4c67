package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.ExtensionUser.titles;
import static dev.aadsts.bot.teams.ExtensionUser.value;
import static dev.aadsts.bot.teams.ExtensionUser.words;
import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.botconnector.FakeConnector.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where Ana takes the message extension along, and the bot was never added. */
final class TeamsOutsideTest extends TeamsFixture {
  private static final String OUTSIDE = "I am not in this conversation, so I cannot post here.";

  private ExtensionUser ana;
  private ObjectNode invoke;

  @BeforeEach
  void open() {
    ana = new ExtensionUser(world);
    invoke = ana.onMessage(GROUP, "<p>AADSTS50105: not assigned</p>");
    world.connector.uninstall(GROUP);
  }

  @Test
  void explainsAllTheSame() {
    assertThat(words(ana.dialog(invoke))).contains("The account is not assigned");
  }

  @Test
  void asksToBeLetInBeforeItPosts() {
    JsonNode asked = share();

    assertThat(words(asked)).isEqualTo(OUTSIDE);
    assertThat(titles(asked)).containsExactly("Add me and go on", "Put it into my message");
    assertThat(action(asked, 0).at("/data/msteams/justInTimeInstall").asBoolean()).isTrue();
    world.settle();
    assertThat(world.connector.messages()).isEmpty();
  }

  @Test
  void goesOnOnceItWasLetIn() {
    JsonNode asked = share();
    world.connector.reopen(GROUP);

    ana.submit(invoke, asked, "Add me and go on");

    world.awaitMessages(2);
    assertThat(world.connector.in(GROUP)).hasSize(2);
  }

  @Test
  void showsTheAnswerAgainWhereTeamsSaysNoMoreThanThatItWasLetIn() {
    ObjectNode bare = ana.invoke("composeExtension/submitAction", GROUP);
    value(bare).setAll(value(invoke));
    value(bare).putObject("data").putObject("msteams").put("justInTimeInstall", true);

    assertThat(words(ana.dialog(bare))).contains("The account is not assigned");
  }

  @Test
  void asksOnceOnly() {
    JsonNode again = TeamsWorld.window(ana.submit(invoke, share(), "Add me and go on"));

    assertThat(words(again)).startsWith(OUTSIDE).contains("Ask whoever owns the team or chat");
    assertThat(titles(again)).containsExactly("Put it into my message");
  }

  @Test
  void putsTheAnswerIntoTheMessageInstead() {
    JsonNode inserted = ana.submit(invoke, share(), "Put it into my message");

    assertThat(inserted.at("/composeExtension/attachments")).hasSize(1);
  }

  @Test
  void asksNobodyAboutAConversationThatItHasBeenIn() {
    world.connector.reopen(GROUP);
    world.deliverAndAwait(world.mention(GROUP, ANA, "50105"), 2);
    world.connector.answerNext(403, "BotNotInConversationRoster");

    JsonNode said = ana.submit(invoke, ana.dialog(invoke), "Start checklist");

    assertThat(said.at("/task/value").asText()).startsWith("The checklist follows");
  }

  @Test
  void postsWhereTeamsDoesNotSayWhetherItMay() {
    world.connector.reopen(GROUP);
    world.connector.answerNext(500);

    JsonNode said = ana.submit(invoke, ana.dialog(invoke), "Share here");

    assertThat(said.at("/task/value").asText()).startsWith("The answer follows");
    world.awaitMessages(2);
  }

  @Test
  void saysWhyAButtonOfAnInsertedCardDoesNothingThere() {
    JsonNode inserted = ana.submit(invoke, share(), "Put it into my message");
    JsonNode button =
        CardReader.button(
            inserted.at("/composeExtension/attachments/0/content"), "Start checklist");
    ObjectNode press = world.activity("invoke", GROUP, ANA).put("name", "adaptiveCard/action");
    press.putObject("value").set("action", button);

    assertThat(world.responseTo(press).path("value").asText())
        .startsWith(OUTSIDE)
        .contains("Add me to it first");
  }

  @Test
  void saysInOurOwnChatWhatToDoWhereAnOldClientSendsThatPressAsAMessage() {
    world.deliverAndAwait(pressAsMessage(), 1);

    Message told = world.connector.messages().getFirst();
    assertThat(told.conversation()).isEqualTo("a:chat-of-" + ANA);
    assertThat(told.text())
        .startsWith("I cannot post in the conversation where you pressed that button")
        .contains("Add me to it first, or go on here.");
    world.press(told, ANA, "Explain it here");
    world.awaitMessages(3);
    assertThat(world.connector.messages().get(1).text()).contains("The account is not assigned");
  }

  @Test
  void saysSoOnceHoweverOftenThatPressIsDelivered() {
    ObjectNode press = pressAsMessage();

    world.deliverAndAwait(press, 1);
    world.deliver(press);

    world.settle();
    assertThat(world.connector.messages()).hasSize(1);
  }

  @Test
  void endsQuietlyWhereOurOwnChatIsShutToo() {
    world.connector.block("a:chat-of-" + ANA);

    world.deliver(pressAsMessage());

    world.settle();
    assertThat(world.connector.messages()).isEmpty();
    assertThat(world.deadLetters()).isZero();
  }

  @Test
  void answersWhereTeamsNamesNoConversation() {
    invoke.remove("conversation");

    JsonNode answer = ana.dialog(invoke);

    assertThat(words(answer)).contains("The account is not assigned");
    ObjectNode press = ana.press(invoke, answer, "Start checklist");
    press.remove("conversation");
    assertThat(words(ana.dialog(press))).isEqualTo(OUTSIDE);
  }

  @Test
  void findsCodesFromTheCommandBoxWhichIsInNoConversation() {
    ObjectNode query = ana.invoke("composeExtension/query", GROUP);
    query.remove("conversation");
    value(query).putArray("parameters").addObject().put("name", "query").put("value", "50105");

    assertThat(world.responseTo(query).at("/composeExtension/attachments")).hasSize(1);
  }

  private ObjectNode pressAsMessage() {
    JsonNode inserted = ana.submit(invoke, share(), "Put it into my message");
    JsonNode card = inserted.at("/composeExtension/attachments/0/content");
    ObjectNode press = world.activity("message", GROUP, ANA).put("replyToId", "1700000000999");
    press.set("value", CardReader.button(card, "Start checklist").path("data"));
    return press;
  }

  private JsonNode share() {
    return TeamsWorld.window(ana.submit(invoke, ana.dialog(invoke), "Share here"));
  }

  private static JsonNode action(JsonNode dialog, int number) {
    return ExtensionUser.buttons(dialog).get(number);
  }
}
