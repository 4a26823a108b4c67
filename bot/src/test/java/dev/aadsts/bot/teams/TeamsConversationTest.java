package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.BOT;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people do in Teams, and what they see, against a Bot Connector that checks every call. */
final class TeamsConversationTest extends TeamsFixture {
  @Test
  void answersAMentionInsideAThreadInThatThread() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "what is AADSTS50105?"), 2);

    assertThat(world.connector.in(THREAD)).hasSize(2);
    assertThat(root().text()).contains("AADSTS50105", "The account is not assigned");
    assertThat(world.connector.messages().getLast().text()).contains("Users and groups");
  }

  @Test
  void answersANewPostInTheThreadThatItStarts() {
    ObjectNode post = world.mention(CHANNEL, ANA, "50105");

    world.deliverAndAwait(post, 2);

    String thread = CHANNEL + ";messageid=" + post.path("id").asText();
    assertThat(world.connector.in(thread)).hasSize(2);
  }

  @Test
  void keepsTwoThreadsOfAChannelApart() {
    String other = CHANNEL + ";messageid=1588888888888";
    ObjectNode first = world.mention(THREAD, ANA, "50105").put("replyToId", "1588888888888");
    world.deliver(first);
    world.deliverAndAwait(world.mention(other, BEN, "50105"), 4);

    assertThat(world.connector.in(THREAD)).hasSize(2);
    assertThat(world.connector.in(other)).hasSize(2);
  }

  @Test
  void takesTheChatOfAMeetingForAGroupAlthoughTeamsDoesNotSaySo() {
    ObjectNode unasked = world.message(GROUP, ANA, "50105");
    unasked.withObject("conversation").retain("id");
    ObjectNode asked = world.mention(GROUP, ANA, "50105");
    asked.withObject("conversation").retain("id");

    world.deliver(unasked);
    world.deliverAndAwait(asked, 2);

    world.settle();
    assertThat(world.connector.in(GROUP)).hasSize(2);
  }

  @Test
  void answersInAGroupChatOnlyWhenItIsMentioned() {
    world.deliver(world.message(GROUP, ANA, "AADSTS50105 again"));
    world.deliverAndAwait(world.mention(GROUP, ANA, "50105"), 2);

    assertThat(world.connector.in(GROUP)).hasSize(2);
  }

  @Test
  void answersInAPersonalChatWithoutAMention() {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "50105"), 2);

    assertThat(world.connector.in(CHAT_OF_ANA)).hasSize(2);
  }

  @Test
  void helpsWhoeverSaysHi() {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "Hi"), 1);

    assertThat(root().text()).contains("Send me a code or the whole error message");
  }

  @Test
  void asksForAnErrorWhenItIsOnlyMentioned() {
    world.deliverAndAwait(world.mention(THREAD, ANA, ""), 1);

    assertThat(root().text()).contains("Which error?");
  }

  @Test
  void answersAWordThatIsNoCode() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "\ud83d\ude31\ud83d\ude31"), 1);

    assertThat(root().text()).contains("I found no error code in that");
  }

  @Test
  void welcomesAConversationOnceHoweverOftenItsArrivalIsAnnounced() {
    ObjectNode update = world.activity("conversationUpdate", CHAT_OF_ANA, ANA);
    update.putArray("membersAdded").addObject().put("id", BOT);
    world.deliver(update);
    ObjectNode install =
        world.activity("installationUpdate", CHAT_OF_ANA, ANA).put("action", "add");
    world.deliverAndAwait(install, 1);

    assertThat(root().text()).contains("Sign-in errors of Microsoft Entra ID, explained");
    assertNothingMoreComes();
  }

  @Test
  void staysSilentOnEverythingElse() {
    ObjectNode joined = world.activity("conversationUpdate", CHANNEL, ANA);
    joined.putArray("membersAdded").addObject().put("id", BEN);
    world.deliver(joined);
    world.deliver(world.activity("messageUpdate", THREAD, ANA).put("text", "50105"));
    world.deliver(world.activity("messageReaction", THREAD, ANA));
    world.deliver(world.activity("installationUpdate", CHANNEL, ANA).put("action", "remove"));
    world.deliver(world.activity("typing", CHAT_OF_ANA, ANA));
    world.deliver(world.mention(THREAD, "28:another-bot", "50105"));
    world.deliver(world.message(CHAT_OF_ANA, BOT, "50105"));

    assertNothingMoreComes();
  }

  @Test
  void answersADuplicateOnce() {
    ObjectNode mention = world.mention(THREAD, ANA, "50105");
    world.deliver(mention);
    world.deliverAndAwait(mention, 2);
    world.deliver(mention);

    assertNothingMoreComes();
  }

  @Test
  void explainsTheErrorThatABareMentionQuotes() {
    ObjectNode mention = world.mention(THREAD, ANA, "");
    mention
        .putArray("attachments")
        .addObject()
        .put("contentType", "text/html")
        .put(
            "content",
            "<blockquote itemtype=\"http://schema.skype.com/Reply\"><strong>Ben</strong>"
                + "<p>AADSTS50105: not assigned</p></blockquote><at>aadsts</at>");

    world.deliverAndAwait(mention, 2);

    assertThat(root().text()).contains("The account is not assigned");
  }

  @Test
  void explainsTheErrorThatSomebodyQuotesAndOnlyAsksAbout() {
    world.deliverAndAwait(quoting("AADSTS50105: not assigned", "what is this?"), 2);
    world.deliverAndAwait(quoting("AADSTS50105: not assigned", ""), 4);

    assertThat(world.connector.messages().get(0).text()).contains("The account is not assigned");
    assertThat(world.connector.messages().get(2).text()).contains("The account is not assigned");
  }

  @Test
  void answersWhatTheyAskRatherThanWhatTheyQuote() {
    world.deliverAndAwait(quoting("AADSTS99999: other", "and AADSTS50105?"), 2);
    world.deliverAndAwait(quoting("AADSTS50105: not assigned", "settings"), 3);

    assertThat(root().text()).contains("The account is not assigned").doesNotContain("99999");
    assertThat(world.connector.messages().getLast().text()).contains("Settings");
  }

  private ObjectNode quoting(String quoted, String words) {
    ObjectNode mention = world.mention(THREAD, ANA, words);
    mention.put("text", "<quoted messageId=\"5\"/> " + mention.path("text").asText());
    mention
        .withArray("entities")
        .addObject()
        .put("type", "quotedReply")
        .putObject("quotedReply")
        .put("messageId", "5")
        .put("senderName", "Ben Okri")
        .put("preview", quoted);
    return mention;
  }

  @Test
  void explainsTheErrorOnACardThatSomebodySendsWithoutAWord() {
    world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "50105"), 2);
    ObjectNode sent =
        world.message(CHAT_OF_ANA, ANA, "<span class=\"inline-compose-card\" itemid=\"0\"></span>");
    sent.putArray("attachments")
        .addObject()
        .put("contentType", "application/vnd.microsoft.card.adaptive")
        .set("content", root().card());

    world.deliverAndAwait(sent, 4);

    assertThat(world.connector.messages().get(2).text()).contains("The account is not assigned");
  }

  @Test
  void answersEachPersonWhereAnswersAreForThePersonOnly() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "search assigned"), 1);
    Message found = root();
    world.deliverAndAwait(world.mention(THREAD, ANA, "settings answers private"), 2);

    assertThat(world.press(found, ANA, "AADSTS50105").path("value").asText())
        .startsWith("The answer follows");
    world.settle();
    assertThat(world.press(found, BEN, "AADSTS50105").path("value").asText())
        .startsWith("The answer follows");
    world.settle();
    assertThat(world.press(found, BEN, "AADSTS50105").path("value").asText())
        .startsWith("You have asked for that already");
    assertThat(world.connector.messages())
        .extracting(Message::onlyFor)
        .contains(Optional.of(ANA), Optional.of(BEN));
  }

  @Test
  void answersOnceForEverybodyWhereAnswersAreForAll() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "search assigned"), 1);

    world.press(root(), ANA, "AADSTS50105");

    assertThat(world.press(root(), BEN, "AADSTS50105").path("value").asText())
        .startsWith("Somebody has asked for that already");
  }

  @Test
  void saysSoWhenItMayNotWritePrivately() {
    world.connector.answerNext(403);
    world.connector.answerNext(403);

    world.deliverAndAwait(world.mention(THREAD, ANA, "private AADSTS50105 for ana@contoso.com"), 1);

    assertThat(world.connector.in(THREAD))
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.text())
                    .contains("does not let me write to you privately")
                    .doesNotContain("ana@contoso.com"));
  }

  @Test
  void answersAnUnknownInvokeClearly() {
    HttpResponse response =
        world.deliver(world.activity("invoke", THREAD, ANA).put("name", "signin/verifyState"));

    assertThat(response.status()).isEqualTo(501);
    assertThat(response.bodyText()).contains("adaptiveCard/action");
  }

  @Test
  void answersAnActionWithoutIntentClearly() {
    ObjectNode invoke = world.activity("invoke", THREAD, ANA).put("name", "adaptiveCard/action");

    JsonNode answer = world.responseTo(invoke);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("type").asText()).isEqualTo("application/vnd.microsoft.error");
  }

  private Message root() {
    return world.connector.messages().getFirst();
  }

  // What is recorded is handled in order of arrival and at once: when a later message has been
  // answered, an earlier one would have been.

  private void assertNothingMoreComes() {
    int before = world.connector.messages().size();
    world.deliver(world.message(CHAT_OF_ANA, ANA, "hello"));
    world.awaitMessages(before + 1);
    assertThat(world.connector.messages().getLast().conversation()).isEqualTo(CHAT_OF_ANA);
  }
}
