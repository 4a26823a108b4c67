package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
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
  private Scene scene;

  @BeforeEach
  void connect() {
    scene = Scene.overSockets(folder);
    await().until(() -> scene.peer().open() == 2);
  }

  @AfterEach
  void close() {
    assertThat(scene.peer().faults()).isEmpty();
    scene.close();
  }

  @Test
  void leadsFromTheQuestionToTheNote() {
    scene.command(ANA, "50105");
    Post root = scene.slack().roots(CHANNEL).getFirst();
    scene.press(ANA, root, "Start checklist");
    Post card =
        scene.slack().thread(root.ts()).stream()
            .filter(post -> post.words().startsWith("Checklist: "))
            .findFirst()
            .orElseThrow();
    scene.press(BEN, card, "Add note");
    await().until(() -> !scene.slack().views().isEmpty());
    scene.submitNote(BEN, "asked the owner");

    assertThat(scene.slack().post(card.ts()).edits()).isPositive();
  }

  @Test
  void answersMentionsAndDirectMessages() {
    String question = scene.mention(ANA, Optional.empty(), "AADSTS50105");
    scene.direct(Optional.empty(), "50105");

    assertThat(scene.slack().thread(question)).isNotEmpty();
    assertThat(scene.slack().roots(Scene.DIRECT)).hasSizeGreaterThan(1);
  }

  @Test
  void answersOnceWhatComesAgainOverAnotherSocket() {
    String ts = scene.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
    Requests.Sent mention = Scene.mentionEvent(ANA, Optional.empty(), "50105", ts);
    scene.deliver(mention);
    scene.settle();
    int answers = scene.slack().thread(ts).size();

    scene.peer().drop();
    scene.deliver(mention);
    scene.settle();

    assertThat(scene.slack().thread(ts)).hasSize(answers);
  }

  @Test
  void saysSorryWithTheAcknowledgementWhereTheStoreIsDown() {
    scene.store().goDown();

    var sorry = scene.overSocket(command());

    assertThat(sorry.orElseThrow().path("text").asText()).contains("tell whoever runs me the ID");
    scene.store().comeBack();
  }

  @Test
  void acknowledgesNoEventThatItCouldNotRecord() {
    scene.store().goDown();
    Requests.Sent mention = Scene.mentionEvent(ANA, Optional.empty(), "50105", "1700000000.000100");
    scene.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
    String envelope = scene.peer().send(mention.kind(), mention.payload());
    await().during(Duration.ofMillis(300)).until(() -> scene.peer().outstanding() == 1);

    scene.store().comeBack();
    scene.peer().sendAgain();

    await().until(() -> scene.peer().outstanding() == 0);
    assertThat(scene.peer().acknowledgement(envelope)).isEmpty();
  }

  @Test
  void hasNoAddressThatWouldTakeUnsignedRequests() {
    assertThat(scene.post(command()).statusCode()).isEqualTo(404);
  }

  @Test
  void isReadyWithASocketAndNotWithout() {
    await().until(() -> scene.edge().health().probe().get().up());

    scene.edge().stopReceiving();

    assertThat(scene.edge().health().probe().get().up()).isFalse();
    assertThat(scene.edge().health().probe().get().detail().orElseThrow()).contains("socket");
  }

  private Requests.Sent command() {
    var changes = new HashMap<>(Map.of("text", "50105"));
    changes.put("response_url", scene.slack().responseUrl(ANA + "-" + UUID.randomUUID()));
    return Requests.command(changes);
  }
}
