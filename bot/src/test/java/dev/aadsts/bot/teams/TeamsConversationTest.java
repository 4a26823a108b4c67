package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.BOT;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do in Teams, and what they see, against a Bot Connector that checks every call. */
final class TeamsConversationTest {
  private static final String THREAD = CHANNEL + ";messageid=1599999999999";
  private static final String CARD = "application/vnd.microsoft.card.adaptive";
  private static final String WORDS = "application/vnd.microsoft.activity.message";

  private final TeamsWorld world;

  TeamsConversationTest(@TempDir Path folder) {
    world = new TeamsWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

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
  void worksAChecklistThroughWithTwoPeople() {
    Message card = checklist();
    assertThat(card.conversation()).isEqualTo(THREAD);
    assertThat(card.text()).contains("0 of 3 checked", "Neither the account nor a group");

    JsonNode afterYes = world.press(card, ANA, "Yes");
    assertThat(afterYes.path("type").asText()).isEqualTo(CARD);
    assertThat(TeamsWorld.text(afterYes)).contains("(Ana Lima)", "1 of 3 checked");
    assertRedrawn(card, "1 of 3 checked");

    world.press(card, BEN, "Yes");
    assertRedrawn(card, "Fix: The account is only in a group inside the assigned group");
    world.press(card, BEN, "Done");
    assertRedrawn(card, "Not done");
    JsonNode end = world.press(card, ANA, "Yes, solved");

    assertThat(TeamsWorld.text(end))
        .contains("Solved: The account is only in a group inside the assigned group")
        .contains("Fix confirmed by Ana Lima");
    assertRedrawn(card, "Fix confirmed by Ana Lima");
    assertThat(world.connector.in(THREAD)).hasSize(3);
  }

  @Test
  void leadsToTheSummaryWhereNoKnownCauseIsIt() {
    Message card = checklist();
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");
    world.press(card, ANA, "No");
    assertRedrawn(card, "2 of 3 checked");

    JsonNode end = world.press(card, ANA, "No");

    assertThat(TeamsWorld.text(end)).contains("None of the known causes", "correlation id");
  }

  @Test
  void takesAnAnswerBack() {
    Message card = checklist();
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");

    JsonNode undone = world.press(card, BEN, "Undo");

    assertThat(TeamsWorld.text(undone)).contains("0 of 3 checked");
  }

  @Test
  void keepsANoteThatWasWrittenOnTheCard() {
    Message card = checklist();

    JsonNode noted = world.press(card, BEN, "Add note", "Works in *Edge*, <b>not</b> in Chrome");

    assertThat(TeamsWorld.text(noted)).contains("Ben Okri: Works in *Edge*, <b>not</b> in Chrome");
    assertRedrawn(card, "Works in *Edge*");
  }

  @Test
  void saysWhoIsOnIt() {
    Message card = checklist();

    JsonNode taken = world.press(card, BEN, "I'm on it");

    assertThat(TeamsWorld.text(taken)).contains("Ben Okri is on it");
  }

  @Test
  void tellsWhoeverPressesAnOldCardWhatHasHappenedAndShowsThePresentOne() {
    Message card = checklist();
    ObjectNode stale = world.invoke(card, BEN, "No", null);
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");

    JsonNode answer = world.responseTo(stale);

    assertThat(answer.path("type").asText()).isEqualTo(CARD);
    assertThat(TeamsWorld.text(answer))
        .contains("Ana Lima has answered this check already", "1 of 3 checked");
    assertThat(latest(card).text()).doesNotContain("has answered this check already");
  }

  @Test
  void tellsWhoeverPressesAConcludedChecklistThatItHasEnded() {
    Message card = checklist();
    ObjectNode late = world.invoke(card, BEN, "Yes", null);
    world.press(card, ANA, "Cancel checklist");
    assertRedrawn(card, "Cancelled");

    JsonNode answer = world.responseTo(late);

    assertThat(TeamsWorld.text(answer)).contains("This checklist has ended", "Reopen");
  }

  @Test
  void countsAPressOnceThatIsDeliveredTwice() {
    Message card = checklist();
    ObjectNode press = world.invoke(card, ANA, "Yes", null);

    world.responseTo(press);
    JsonNode again = world.responseTo(press);
    ObjectNode withNewId = press.deepCopy().put("id", "9999");
    JsonNode third = world.responseTo(withNewId);

    assertThat(TeamsWorld.text(again)).contains("1 of 3 checked");
    assertThat(TeamsWorld.text(third)).contains("1 of 3 checked").doesNotContain("already");
  }

  @Test
  void goesOnAfterARestart() {
    Message card = checklist();
    world.press(card, ANA, "Yes");
    assertRedrawn(card, "1 of 3 checked");

    world.restart();
    JsonNode answer = world.press(card, BEN, "No");

    assertThat(TeamsWorld.text(answer)).contains("2 of 3 checked");
    assertRedrawn(card, "2 of 3 checked");
  }

  @Test
  void opensTheCaseSummaryInAWindowOfWhoeverAsksToBeCopied() {
    Message card = checklist();

    JsonNode window = world.window(card, BEN, "Case summary");

    assertThat(window.path("title").asText()).isEqualTo("Case summary");
    JsonNode block = window.path("card").path("content").path("body").path(0);
    assertThat(block.path("codeSnippet").asText())
        .contains("Correlation ID: 5a0b2f2e-1111-4222-8333-444455556666", "Checklist started:");
    // What a phone shows instead, where only a field can be copied from.
    assertThat(block.path("fallback").path("type").asText()).isEqualTo("Input.Text");
    assertThat(block.path("fallback").path("value")).isEqualTo(block.path("codeSnippet"));
    world.settle();
    assertThat(world.connector.messages()).hasSize(3);
    assertThat(world.connector.messages().toString()).doesNotContain("Checklist started:");
  }

  @Test
  void saysInTheWindowThatAChecklistIsOfAnotherChannel() {
    Message card = checklist();
    ObjectNode fetch = world.fetch(card, BEN, "Case summary");
    fetch.putObject("conversation").put("id", GROUP).put("conversationType", "groupChat");

    JsonNode task = world.responseTo(fetch).path("task");

    assertThat(task.path("type").asText()).isEqualTo("message");
    assertThat(task.path("value").asText()).contains("does not exist here");
  }

  @Test
  void saysInTheWindowThatAButtonOfAnotherVersionDoesNotWork() {
    for (String name : new String[] {"task/fetch", "task/submit"}) {
      JsonNode task =
          world.responseTo(world.activity("invoke", THREAD, ANA).put("name", name)).path("task");

      assertThat(task.path("value").asText()).contains("no longer works");
    }
  }

  @Test
  void findsTheRunningChecklistWhenItIsStartedTwice() {
    Message card = checklist();

    world.press(root(), BEN, "Start checklist");

    world.awaitMessages(5);
    assertThat(world.connector.messages())
        .filteredOn(message -> message.onlyFor().isPresent())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.onlyFor()).contains(BEN);
              assertThat(told.text()).contains("Ana Lima has already started");
            });
    assertThat(card.text()).contains("0 of 3 checked");
  }

  @Test
  void saysThatOthersHaveMetTheSameErrorAndLeadsToTheirChecklist() {
    checklist();
    world.deliverAndAwait(world.mention(CHANNEL, BEN, "50105"), 5);
    world.deliverAndAwait(world.mention(CHANNEL, "29:cem", "50105"), 7);

    Message third = world.connector.messages().get(5);
    assertThat(third.activity().toString())
        .contains("Three people here have met this")
        .contains("https://teams.microsoft.com/l/message/", "parentMessageId=1599999999999")
        .doesNotContain("29:cem", "Ben Okri");
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
  void worksWithClientsThatKnowOnlySubmit() {
    Message card = checklist();
    ObjectNode invoke = world.invoke(card, BEN, "Yes", null);
    ObjectNode submit = world.activity("message", THREAD, BEN).put("replyToId", card.id());
    submit.set("value", invoke.path("value").path("action").path("data"));

    assertThat(world.deliver(submit).status()).isEqualTo(200);

    assertRedrawn(card, "(Ben Okri)");
    assertThat(world.connector.in(THREAD)).hasSize(3);
  }

  @Test
  void sendsTheSummaryToOnePersonWhereAnOldCardAsksForIt() {
    Message card = checklist();
    ObjectNode submit = world.activity("message", THREAD, BEN).put("replyToId", card.id());
    submit.set("value", world.fetch(card, BEN, "Case summary").path("value").path("data"));

    world.deliverAndAwait(submit, 4);

    Message summary = world.connector.messages().getLast();
    assertThat(summary.onlyFor()).contains(BEN);
    assertThat(summary.conversation()).isEqualTo(THREAD);
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
  void saysThatAButtonOfAnotherVersionDoesNotWork() {
    Message card = checklist();
    ObjectNode press = world.invoke(card, BEN, "Yes", null);
    ((ObjectNode) press.path("value").path("action").path("data")).put("intent", "{\"is\":\"x\"}");

    JsonNode answer = world.responseTo(press);

    assertThat(answer.path("value").asText()).contains("no longer works");
  }

  @Test
  void keepsAChecklistFromTheButtonsOfAnotherChannel() {
    Message card = checklist();
    var elsewhere = new Message(card.id(), GROUP, card.versions());

    JsonNode answer = world.press(elsewhere, BEN, "Yes");

    assertThat(answer.path("value").asText()).contains("does not exist here");
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

  private Message checklist() {
    world.deliverAndAwait(
        world.mention(
            THREAD,
            ANA,
            "AADSTS50105: ana@contoso.com ... Correlation ID:"
                + " 5a0b2f2e-1111-4222-8333-444455556666"),
        2);
    JsonNode answer = world.press(root(), ANA, "Start checklist");
    assertThat(answer.path("type").asText()).isEqualTo(WORDS);
    world.awaitMessages(3);
    return world.connector.messages().getLast();
  }

  private Message latest(Message message) {
    return world.connector.messages().stream()
        .filter(each -> each.id().equals(message.id()))
        .findFirst()
        .orElseThrow();
  }

  private void assertRedrawn(Message card, String words) {
    await(() -> assertThat(latest(card).text()).contains(words));
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
