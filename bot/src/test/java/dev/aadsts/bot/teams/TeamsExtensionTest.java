package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.ExtensionUser.payload;
import static dev.aadsts.bot.teams.ExtensionUser.titles;
import static dev.aadsts.bot.teams.ExtensionUser.value;
import static dev.aadsts.bot.teams.ExtensionUser.words;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.bot.teams.card.CardRules;
import dev.aadsts.kb.KnowledgeBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message extension, with invokes in the shape in which Teams sends them. */
final class TeamsExtensionTest extends TeamsFixture {
  private static final String ERROR =
      "<div><p>It says <b>AADSTS50105</b>: ana@contoso.com is not assigned &amp; blocked.</p>"
          + "<p>Correlation ID: 5a0b2f2e-1111-4222-8333-444455556666</p></div>";

  private ExtensionUser ana;

  @BeforeEach
  void open() {
    ana = new ExtensionUser(world);
  }

  @Test
  void explainsTheErrorOfAMessageToWhoeverChoseTheCommand() {
    JsonNode dialog = ana.dialog(ana.onMessage(GROUP, ERROR));

    assertThat(dialog.path("title").asText()).isEqualTo("Explain sign-in error");
    assertThat(words(dialog))
        .contains("AADSTS50105", "The account is not assigned", "5a0b2f2e-1111-4222-8333-")
        .contains("Users and groups");
    assertThat(titles(dialog)).containsExactly("Start checklist", "Share here", "Full guide");
    assertThat(world.connector.messages()).isEmpty();
  }

  @Test
  void sharesTheAnswerInTheThreadOfTheMessageWithoutWhatNamesAPerson() {
    ObjectNode invoke = ana.onMessage(CHANNEL, ERROR);
    JsonNode dialog = ana.dialog(invoke);

    JsonNode said = ana.submit(invoke, dialog, "Share here");

    assertThat(said.path("task").path("type").asText()).isEqualTo("message");
    assertThat(said.path("task").path("value").asText()).startsWith("The answer follows");
    world.awaitMessages(2);
    assertThat(world.connector.in(CHANNEL + ";messageid=" + ExtensionUser.POST)).hasSize(2);
    assertThat(world.connector.messages().getFirst().text())
        .contains("AADSTS50105", "5a0b2f2e-1111-4222-8333-444455556666")
        .doesNotContain("ana@contoso.com");
  }

  @Test
  void sharesInTheThreadThatTheMessageIsIn() {
    ObjectNode invoke = ana.onMessage(CHANNEL, ERROR);
    payload(invoke).put("replyToId", "1600000000000");

    ana.submit(invoke, ana.dialog(invoke), "Share here");

    world.awaitMessages(2);
    assertThat(world.connector.in(CHANNEL + ";messageid=1600000000000")).hasSize(2);
  }

  @Test
  void startsAChecklistFromTheDialog() {
    ObjectNode invoke = ana.onMessage(GROUP, ERROR);

    ana.submit(invoke, ana.dialog(invoke), "Start checklist");

    world.awaitMessages(1);
    assertThat(world.connector.in(GROUP).getFirst().text()).contains("0 of 3 checked");
  }

  @Test
  void sharesOnceHoweverOftenThePressIsDelivered() {
    ObjectNode invoke = ana.onMessage(GROUP, ERROR);
    ObjectNode press = ana.press(invoke, ana.dialog(invoke), "Share here");
    world.responseTo(press);
    world.responseTo(press);

    world.awaitMessages(2);
    world.settle();
    assertThat(world.connector.messages()).hasSize(2);
  }

  @Test
  void prefersWhatTheAuthorWroteToWhatTheyQuote() {
    ObjectNode invoke =
        ana.onMessage(GROUP, "<attachment id=\"1\"></attachment><p>now AADSTS50105</p>");
    quote(invoke, "AADSTS53003: blocked by policy");

    assertThat(words(ana.dialog(invoke))).contains("AADSTS50105").doesNotContain("AADSTS53003");
  }

  @Test
  void readsTheQuoteWhereTheAuthorOnlyAsksAboutIt() {
    ObjectNode invoke =
        ana.onMessage(GROUP, "<attachment id=\"1\"></attachment><p>what is this?</p>");
    quote(invoke, "AADSTS50105: not assigned");

    assertThat(words(ana.dialog(invoke))).contains("The account is not assigned");
  }

  @Test
  void asksForTheErrorWhereTheMessageIsAPictureOnly() {
    ObjectNode invoke = ana.onMessage(CHANNEL, "<p><img src=\"x\"></p>");
    payload(invoke).putNull("subject").putNull("replyToId");
    ((ObjectNode) payload(invoke).path("body")).putNull("content");

    assertThat(words(ana.dialog(invoke))).contains("There is no text in that message");
  }

  @Test
  void sharesBelowAMessageThatIsNoReply() {
    ObjectNode invoke = ana.onMessage(CHANNEL, ERROR);
    payload(invoke).putNull("replyToId");

    ana.submit(invoke, ana.dialog(invoke), "Share here");

    world.awaitMessages(2);
    assertThat(world.connector.in(CHANNEL + ";messageid=" + ExtensionUser.POST)).hasSize(2);
  }

  @Test
  void readsTheCardOfAnotherApp() {
    ObjectNode invoke = ana.onMessage(GROUP, "<attachment id=\"1\"></attachment>");
    payload(invoke)
        .putArray("attachments")
        .addObject()
        .put("contentType", "application/vnd.microsoft.card.adaptive")
        .put(
            "content",
            "{\"type\":\"AdaptiveCard\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"Alert\"},"
                + "{\"type\":\"FactSet\",\"facts\":[{\"title\":\"Error\",\"value\":\"AADSTS50105\"}]}]}");

    assertThat(words(ana.dialog(invoke))).contains("The account is not assigned");
  }

  @Test
  void asksForTheErrorOfAMessageWithoutText() {
    JsonNode dialog = ana.dialog(ana.onMessage(GROUP, ""));

    assertThat(words(dialog)).contains("There is no text in that message");
    assertThat(dialog.path("card").path("content").findValuesAsText("type")).contains("Input.Text");
  }

  @Test
  void saysWhatMayBeMeantWhereAMessageHasNoCode() {
    assertThat(words(ana.dialog(ana.onMessage(GROUP, "<p>Guten Morgen</p>"))))
        .contains("I found no error code in that");
  }

  @Test
  void asksForAPasteInTheComposeBoxAndPutsTheAnswerIntoTheMessage() {
    ObjectNode invoke = ana.invoke("composeExtension/fetchTask", GROUP);
    value(invoke).put("commandId", "explainSignInError").put("commandContext", "compose");
    JsonNode asked = ana.dialog(invoke);
    assertThat(words(asked)).contains("Only you see the answer");

    ObjectNode pasted = ana.invoke("composeExtension/submitAction", GROUP);
    value(pasted).putObject("data").put("paste", "50105");
    JsonNode answer = ana.dialog(pasted);
    JsonNode inserted = ana.submit(pasted, answer, "Put it into my message");

    assertThat(titles(answer)).containsExactly("Put it into my message", "Full guide");
    JsonNode result = inserted.path("composeExtension");
    assertThat(result.path("type").asText()).isEqualTo("result");
    assertThat(result.path("attachments")).hasSize(1);
    JsonNode outline = result.path("attachments").path(0).path("preview").path("content");
    assertThat(outline.path("text").asText()).contains("AADSTS50105");
    JsonNode card = result.path("attachments").path(0).path("content");
    assertThat(CardRules.violations(card)).isEmpty();
    assertThat(CardReader.text(card)).contains("The account is not assigned");
    assertThat(world.connector.messages()).isEmpty();
  }

  @Test
  void warnsWhoeverLooksAtAMessageWithASecret() {
    String secret = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJlLW5vdC1yZWFs";
    JsonNode dialog = ana.dialog(ana.onMessage(GROUP, "<p>AADSTS50105 token " + secret + "</p>"));

    assertThat(words(dialog)).contains("rotate or revoke the secret now");
    assertThat(dialog.toString()).doesNotContain(secret);
  }

  @Test
  void findsACodeWhileItIsTyped() {
    JsonNode results = search("501").path("composeExtension");

    assertThat(results.path("type").asText()).isEqualTo("result");
    JsonNode outline = results.path("attachments").path(0).path("preview");
    assertThat(outline.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.thumbnail");
    assertThat(outline.path("content").path("title").asText()).startsWith("AADSTS50105");
    assertThat(outline.path("content").has("tap")).as("asks again before it inserts").isFalse();
  }

  @Test
  void findsACodeByWordsAndInsertsItsCard() {
    JsonNode found = search("not assigned").path("composeExtension").path("attachments").path(0);

    assertThat(found.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = found.path("content");
    assertThat(CardRules.violations(card)).isEmpty();
    assertThat(CardReader.text(card)).contains("The account is not assigned");
    assertThat(card.findValuesAsText("title")).contains("Start checklist", "Causes and steps");
  }

  @Test
  void sendsAListOfCardsThatIsSmallEnoughToTypeOn(@TempDir Path other) {
    try (var everything = new TeamsWorld(other, KnowledgeBase.bundled())) {
      JsonNode list = everything.responseTo(query("conditional access policy"));

      assertThat(list.path("composeExtension").path("attachments")).hasSize(15);
      assertThat(list.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100 * 1024);
    }
  }

  @Test
  void saysHowToSearchBeforeAnythingIsTyped() {
    ObjectNode query = ana.invoke("composeExtension/query", GROUP);
    value(query).putArray("parameters").addObject().put("name", "initialRun").put("value", "true");

    JsonNode answer = world.responseTo(query).path("composeExtension");

    assertThat(answer.path("type").asText()).isEqualTo("message");
    assertThat(answer.path("text").asText()).startsWith("Type a code such as 50105");
  }

  @Test
  void saysSoWhereNothingFits() {
    assertThat(search("zzzzqqqq").path("composeExtension").path("text").asText())
        .startsWith("Nothing on file fits that");
  }

  @Test
  void endsItsPagesWithoutAnApology() {
    ObjectNode query = query("50105");
    value(query).putObject("queryOptions").put("skip", 15).put("count", 25);

    JsonNode answer = world.responseTo(query).path("composeExtension");

    assertThat(answer.path("type").asText()).isEqualTo("result");
    assertThat(answer.path("attachments")).isEmpty();
  }

  @Test
  void answersCommandsThatAreIncomplete() {
    for (String name : new String[] {"query", "fetchTask", "submitAction"}) {
      JsonNode answer = world.responseTo(ana.invoke("composeExtension/" + name, GROUP));

      assertThat(answer.has("task") || answer.has("composeExtension")).as(name).isTrue();
    }
  }

  private JsonNode search(String words) {
    return world.responseTo(query(words));
  }

  private ObjectNode query(String words) {
    return ana.search(GROUP, words);
  }

  private static void quote(ObjectNode invoke, String words) {
    payload(invoke)
        .putArray("attachments")
        .addObject()
        .put("id", "1")
        .put("contentType", "messageReference")
        .put("content", "{\"messageId\":\"1\",\"messagePreview\":\"" + words + "\"}");
  }
}
