package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.CHAT_OF_ANA;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told while the store is down or slow. */
final class TeamsStoreTest {
  private static final String APOLOGY = "I could not save this in time.";

  @TempDir private Path folder;

  @Test
  void answersAPressWithAnIncidentWhileTheStoreIsDown() {
    try (var world = new TeamsWorld(folder)) {
      world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "50105"), 2);
      Message answer = world.connector.messages().getFirst();
      world.store().goDown();

      assertThat(world.press(answer, ANA, "Start checklist").path("value").asText())
          .contains(APOLOGY)
          .containsPattern("the ID [0-9a-f]{8}");

      world.store().comeBack();
    }
  }

  @Test
  void answersAPressWhileTheStoreIsSlowAndDoesItOnceItWorksAgain() {
    try (var world = new TeamsWorld(folder)) {
      world.deliverAndAwait(world.message(CHAT_OF_ANA, ANA, "checklist 50105"), 3);
      Message card = world.connector.messages().getLast();
      var gate = world.store().hold();

      // Comes back although the press is not through, and will not be before the gate opens.
      assertThat(world.press(card, ANA, "Yes").path("value").asText()).contains(APOLOGY);

      gate.countDown();
      await(
          () -> assertThat(world.connector.messages().getLast().text()).contains("1 of 3 checked"));
    }
  }

  @Test
  void doesNotAcknowledgeAMessageThatIsNotRecorded() {
    try (var world = new TeamsWorld(folder)) {
      var message = world.message(CHAT_OF_ANA, ANA, "hi");
      world.store().goDown();
      HttpResponse refused = world.deliver(message);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.headers()).containsEntry("Retry-After", "10");

      world.store().comeBack();
      world.deliverAndAwait(message, 1);
    }
  }

  @Test
  void keepsNoThreadWaitingForTheStore() {
    try (var world = new TeamsWorld(folder)) {
      var gate = world.store().hold();

      CompletableFuture<HttpResponse> answer = world.begin(world.message(CHAT_OF_ANA, ANA, "hi"));

      assertThat(answer).isNotDone();
      gate.countDown();
      assertThat(answer.join().status()).isEqualTo(200);
    }
  }
}
