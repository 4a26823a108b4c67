package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole conversation without a public address: everything comes over sockets. */
final class SlackSocketTest {
  @TempDir private Path folder;
  private SlackWorld world;

  @BeforeEach
  void connect() {
    world = SlackWorld.overSockets(folder);
    await().until(() -> world.peer().open() == 2);
  }

  @AfterEach
  void close() {
    assertThat(world.peer().faults()).isEmpty();
    world.close();
  }

  @Test
  void leadsFromTheQuestionToTheNote() {
    world.ana().command("50105");
    Post root = world.slack().roots(CHANNEL).getFirst();
    world.ana().press(root, "Start checklist");
    Post card =
        world.slack().thread(root.ts()).stream()
            .filter(post -> post.words().startsWith("Checklist: "))
            .findFirst()
            .orElseThrow();
    world.ben().press(card, "Add note");
    await().until(() -> !world.slack().views().isEmpty());
    world.ben().submitNote("asked the owner");

    assertThat(world.slack().post(card.ts()).edits()).isPositive();
  }

  @Test
  void answersMentionsAndDirectMessages() {
    String question = world.ana().mention(Optional.empty(), "AADSTS50105");
    world.ana().direct(Optional.empty(), "50105");

    assertThat(world.slack().thread(question)).isNotEmpty();
    assertThat(world.slack().roots(SlackWorld.DIRECT)).hasSizeGreaterThan(1);
  }

  @Test
  void answersOnceWhatComesAgainOverAnotherSocket() {
    String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
    Requests.Sent mention = UserEvents.mention(ANA, Optional.empty(), "50105", ts);
    world.deliver(mention);
    world.settle();
    int answers = world.slack().thread(ts).size();

    world.peer().drop();
    world.deliver(mention);
    world.settle();

    assertThat(world.slack().thread(ts)).hasSize(answers);
  }

  @Test
  void saysSorryWithTheAcknowledgementWhereTheStoreIsDown() {
    world.store().goDown();

    var sorry = world.transport().overSocket(command());

    assertThat(sorry.orElseThrow().path("text").asText()).contains("tell whoever runs me the ID");
    world.store().comeBack();
  }

  @Test
  void acknowledgesNoEventThatItCouldNotRecord() {
    world.store().goDown();
    Requests.Sent mention = UserEvents.mention(ANA, Optional.empty(), "50105", "1700000000.000100");
    world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
    String envelope = world.peer().send(mention.kind(), mention.payload());
    await().during(Duration.ofMillis(300)).until(() -> world.peer().outstanding() == 1);

    world.store().comeBack();
    world.peer().sendAgain();

    await().until(() -> world.peer().outstanding() == 0);
    assertThat(world.peer().acknowledgement(envelope)).isEmpty();
  }

  @Test
  void hasNoAddressThatWouldTakeUnsignedRequests() {
    assertThat(world.transport().post(command()).statusCode()).isEqualTo(404);
  }

  @Test
  void isReadyWithASocketAndNotWithout() {
    await().until(() -> world.edge().health().probe().get().up());

    world.edge().stopReceiving();

    assertThat(world.edge().health().probe().get().up()).isFalse();
    assertThat(world.edge().health().probe().get().detail().orElseThrow()).contains("socket");
  }

  private Requests.Sent command() {
    var changes = new HashMap<>(Map.of("text", "50105"));
    changes.put("response_url", world.slack().responseUrl(ANA + "-" + UUID.randomUUID()));
    return Requests.command(changes);
  }
}
