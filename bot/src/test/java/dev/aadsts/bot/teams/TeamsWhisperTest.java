package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.BEN;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slash commands, which arrive as messages for the bot's eyes, and answers for one person's. */
final class TeamsWhisperTest extends TeamsFixture {
  private static final String PASTE =
      "AADSTS50105: User account 'ana@contoso.com' is not assigned. Correlation ID:"
          + " 5a0b2f2e-1111-4222-8333-444455556666";

  @Test
  void answersASlashCommandForTheEyesOfWhoeverTypedIt() {
    ObjectNode command = slash(THREAD, PASTE);

    world.deliverAndAwait(command, 1);

    assertThat(world.connector.messages())
        .allSatisfy(
            message -> {
              assertThat(message.onlyFor()).contains(ANA);
              assertThat(message.conversation()).isEqualTo(THREAD);
              JsonNode about = message.activity().path("entities").path(0);
              assertThat(about.path("type").asText()).isEqualTo("targetedMessageInfo");
              assertThat(about.path("messageId")).isEqualTo(command.path("id"));
            });
    assertThat(root().text()).contains("AADSTS50105", "ana@contoso.com");
    assertThat(titles(root()))
        .startsWith("Start checklist", "Share here", "Full guide", "Wrong or outdated?");
  }

  @Test
  void sharesTheAnswerInTheThreadWithOnePressAndWithoutWhatNamesAPerson() {
    world.deliverAndAwait(slash(THREAD, PASTE), 1);

    JsonNode said = world.press(root(), ANA, "Share here");

    assertThat(said.path("value").asText()).isEqualTo("The answer follows.");
    world.awaitMessages(3);
    assertThat(shared()).hasSize(2).allMatch(message -> message.conversation().equals(THREAD));
    assertThat(shared().getFirst().text())
        .contains("AADSTS50105", "5a0b2f2e-1111-4222-8333-444455556666")
        .doesNotContain("ana@contoso.com");
    assertThat(titles(shared().getFirst())).doesNotContain("Share here");
  }

  // Teams delivers an invoke again, and not always under the id that it had.
  @Test
  void sharesOnceWhereThePressComesAgainUnderANewId() {
    world.deliverAndAwait(slash(THREAD, PASTE), 1);
    ObjectNode press = world.invoke(root(), ANA, "Share here", null);

    world.responseTo(press);
    world.awaitMessages(3);
    JsonNode again = world.responseTo(press.deepCopy().put("id", "9999"));

    assertThat(again.path("value").asText()).contains("already");
    world.settle();
    assertThat(shared()).hasSize(2);
  }

  @Test
  void sharesInAChannelAsAPostWithTheDetailsInItsThread() {
    world.deliverAndAwait(slash(CHANNEL, PASTE), 1);

    world.press(root(), ANA, "Share here");

    world.awaitMessages(3);
    Message post = shared().getFirst();
    assertThat(post.conversation()).isEqualTo(CHANNEL);
    assertThat(shared().getLast().conversation()).isEqualTo(CHANNEL + ";messageid=" + post.id());
  }

  @Test
  void neverPutsAChecklistWhereOnlyOnePersonSeesIt() {
    world.deliverAndAwait(slash(CHANNEL, PASTE), 1);

    world.press(root(), ANA, "Start checklist");

    world.awaitMessages(4);
    String thread = CHANNEL + ";messageid=" + shared().getFirst().id();
    assertThat(shared()).hasSize(3);
    Message checklist = shared().getLast();
    assertThat(checklist.conversation()).isEqualTo(thread);
    assertThat(checklist.text()).contains("0 of 3 checked, started by Ana Lima");
    assertThat(CardReader.text(world.press(checklist, BEN, "Yes"))).contains("1 of 3 checked");
    world.settle();
  }

  @Test
  void startsAChecklistForEverybodyWhereTheCommandAsksForOne() {
    world.deliverAndAwait(slash(CHANNEL, "checklist 50105"), 3);

    assertThat(shared()).hasSize(3);
    String thread = CHANNEL + ";messageid=" + root().id();
    assertThat(shared().subList(1, 3)).allMatch(message -> message.conversation().equals(thread));
  }

  @Test
  void keepsEveryOtherAnswerToACommandPrivateToo() {
    List.of("help", "", "status", "search not assigned", "501105", "note it")
        .forEach(words -> world.deliver(slash(THREAD, words)));

    world.awaitMessages(6);
    assertThat(world.connector.messages()).allMatch(message -> message.onlyFor().isPresent());
  }

  @Test
  void answersAMentionForOnePersonWhereTheyAskForThat() {
    world.deliverAndAwait(world.mention(GROUP, ANA, "private 50105"), 1);

    assertThat(world.connector.messages()).allMatch(message -> message.onlyFor().isPresent());
    assertThat(root().activity().has("entities")).isFalse();
  }

  @Test
  void takesACommandInAPersonalChatAsAMessage() {
    ObjectNode message = world.message(CHAT_OF_ANA, ANA, "50105");
    ((ObjectNode) message.path("recipient")).put("isTargeted", true);

    world.deliverAndAwait(message, 2);

    assertThat(shared()).hasSize(2);
    assertThat(titles(root())).doesNotContain("Share here");
  }

  @Test
  void writesToThePersonalChatWhereThatIsRefused() {
    world.connector.answerNext(403, "BotNotInConversationRoster");

    world.deliverAndAwait(slash(THREAD, PASTE), 1);

    assertThat(world.connector.in("a:chat-of-" + ANA)).hasSize(1);
    assertThat(titles(root())).doesNotContain("Share here");
  }

  @Test
  void answersACommandOnceThatIsDeliveredTwice() {
    ObjectNode command = slash(THREAD, "50105");
    world.deliver(command);
    world.deliverAndAwait(command, 1);
    world.settle();

    assertThat(world.connector.messages()).hasSize(1);
  }

  private ObjectNode slash(String conversation, String words) {
    ObjectNode message = world.message(conversation, ANA, words);
    ((ObjectNode) message.path("recipient")).put("isTargeted", true);
    return message;
  }

  private Message root() {
    return world.connector.messages().getFirst();
  }

  private List<Message> shared() {
    return world.connector.messages().stream()
        .filter(message -> message.onlyFor().isEmpty())
        .toList();
  }

  private static List<String> titles(Message message) {
    return message.card().findValuesAsText("title").stream().distinct().toList();
  }
}
