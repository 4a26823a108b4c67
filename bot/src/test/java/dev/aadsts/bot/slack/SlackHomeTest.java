package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Home tab: what it shows to whom, when it is drawn, and what can be done there. */
final class SlackHomeTest {
  private static final String CODE = "AADSTS50105";

  @TempDir private Path folder;

  @Test
  void saysHowToBeginWhereThereIsNothingYet() {
    try (var world = SlackWorld.in(folder)) {
      String home = read(world.ana().openHome());

      assertThat(home)
          .contains(
              "My open checklists",
              "None. Below an answer in a channel press *Start checklist*",
              "Nothing yet.",
              "`/aadsts 50105`");
    }
  }

  @Test
  void listsMyOpenChecklistsWithALinkAndNobodyElses() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist " + CODE);

      JsonNode mine = world.ana().openHome();
      String bens = read(world.ben().openHome());

      assertThat(read(mine)).contains("*AADSTS50105 \u00b7 ", "0 of ");
      assertThat(button(mine, "Go there").path("url").asText()).contains(CHANNEL);
      assertThat(bens).contains("None. Below an answer").doesNotContain("0 of ");
    }
  }

  @Test
  void forgetsAChecklistThatHasEnded() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist " + CODE);
      String root = world.slack().roots(CHANNEL).getLast().ts();
      world.ana().openHome();

      world.ana().press(world.slack().thread(root).getLast(), "Cancel checklist");
      world.ana().openHome();

      await()
          .untilAsserted(
              () ->
                  assertThat(read(world.slack().home(ANA).orElseThrow()))
                      .contains("None. Below an answer"));
    }
  }

  @Test
  void isNotDrawnAgainWhereItShowsThePresentStateAlready() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openHome();
      int drawn = world.published();

      world.ana().openHome();
      world.ana().openHome();
      world.ana().command("checklist " + CODE);
      world.ana().openHome();

      await().until(() -> world.published() == drawn + 1);
      assertThat(read(world.slack().home(ANA).orElseThrow())).contains("0 of ");
    }
  }

  @Test
  void answersWhatIsTypedThereInTheDirectConversation() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openHome();

      world.ana().askAtHome("error 50105 pls");

      Post answer = world.slack().roots("D-" + ANA).getFirst();
      assertThat(answer.words()).startsWith("AADSTS50105 \u00b7");
      assertThat(read(world.slack().home(ANA).orElseThrow()))
          .contains("The answer is in the Messages tab");
    }
  }

  @Test
  void countsWhatPeopleMetAndExplainsItToThePersonAlone() {
    try (var world = SlackWorld.in(folder)) {
      world.ben().mention(Optional.empty(), CODE + " User: zoe@contoso.com");
      world.ben().mention(Optional.empty(), CODE);
      world.gather();

      JsonNode home = world.ana().openHome();
      world.ana().pressAtHome(button(home, "Explain"));

      assertThat(read(home)).contains("*AADSTS50105* ", "\nonce").doesNotContain("ben");
      assertThat(world.slack().roots("D-" + ANA).getFirst().words()).startsWith(CODE);
      assertThat(world.slack().roots(CHANNEL)).hasSize(2);
    }
  }

  @Test
  void opensTheSettingsOfTheWorkspace() {
    try (var world = SlackWorld.in(folder)) {
      JsonNode home = world.ana().openHome();

      world.ana().pressAtHome(button(home, "Settings of this workspace"));
      await().until(() -> !world.slack().views().isEmpty());
      FakeForm form = world.form();
      assertThat(form.values().has("scope")).isFalse();
      world.ana().submit(form.choose("setting:answers", "Only the person who asked"));

      world.ben().command(CODE);
      assertThat(world.slack().roots(CHANNEL)).isEmpty();
    }
  }

  @Test
  void looksAtNothingButTheHomeTab() {
    try (var world = SlackWorld.in(folder)) {
      world.deliver(
          Requests.event(
              "app_home_opened", event -> Requests.at(event, "event").put("tab", "messages")));

      world.ana().openHome();
      assertThat(world.published()).isEqualTo(1);
    }
  }

  private static String read(JsonNode view) {
    return FakeClient.read(view.path("blocks"));
  }

  private static JsonNode button(JsonNode view, String label) {
    return FakeClient.buttons(view.path("blocks")).stream()
        .filter(button -> button.at("/text/text").asText().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + label + " in " + view));
  }
}
