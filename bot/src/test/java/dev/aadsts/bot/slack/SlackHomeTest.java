package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
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
    try (var scene = Scene.in(folder)) {
      String home = read(scene.openHome(ANA));

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
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist " + CODE);

      JsonNode mine = scene.openHome(ANA);
      String bens = read(scene.openHome(BEN));

      assertThat(read(mine)).contains("*AADSTS50105 \u00b7 ", "0 of ");
      assertThat(button(mine, "Go there").path("url").asText()).contains(CHANNEL);
      assertThat(bens).contains("None. Below an answer").doesNotContain("0 of ");
    }
  }

  @Test
  void forgetsAChecklistThatHasEnded() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist " + CODE);
      String root = scene.slack().roots(CHANNEL).getLast().ts();
      scene.openHome(ANA);

      scene.press(ANA, scene.slack().thread(root).getLast(), "Cancel checklist");
      scene.openHome(ANA);

      await()
          .untilAsserted(
              () ->
                  assertThat(read(scene.slack().home(ANA).orElseThrow()))
                      .contains("None. Below an answer"));
    }
  }

  @Test
  void isNotDrawnAgainWhereItShowsThePresentStateAlready() {
    try (var scene = Scene.in(folder)) {
      scene.openHome(ANA);
      int drawn = scene.published();

      scene.openHome(ANA);
      scene.openHome(ANA);
      scene.command(ANA, "checklist " + CODE);
      scene.openHome(ANA);

      await().until(() -> scene.published() == drawn + 1);
      assertThat(read(scene.slack().home(ANA).orElseThrow())).contains("0 of ");
    }
  }

  @Test
  void answersWhatIsTypedThereInTheDirectConversation() {
    try (var scene = Scene.in(folder)) {
      scene.openHome(ANA);

      scene.askAtHome(ANA, "error 50105 pls");

      Post answer = scene.slack().roots("D-" + ANA).getFirst();
      assertThat(answer.words()).startsWith("AADSTS50105 \u00b7");
      assertThat(read(scene.slack().home(ANA).orElseThrow()))
          .contains("The answer is in the Messages tab");
    }
  }

  @Test
  void countsWhatPeopleMetAndExplainsItToThePersonAlone() {
    try (var scene = Scene.in(folder)) {
      scene.mention(BEN, Optional.empty(), CODE + " User: zoe@contoso.com");
      scene.mention(BEN, Optional.empty(), CODE);
      scene.gather();

      JsonNode home = scene.openHome(ANA);
      scene.pressAtHome(ANA, button(home, "Explain"));

      assertThat(read(home)).contains("*AADSTS50105* ", "\nonce").doesNotContain("ben");
      assertThat(scene.slack().roots("D-" + ANA).getFirst().words()).startsWith(CODE);
      assertThat(scene.slack().roots(CHANNEL)).hasSize(2);
    }
  }

  @Test
  void opensTheSettingsOfTheWorkspace() {
    try (var scene = Scene.in(folder)) {
      JsonNode home = scene.openHome(ANA);

      scene.pressAtHome(ANA, button(home, "Settings of this workspace"));
      await().until(() -> !scene.slack().views().isEmpty());
      FakeForm form = scene.form();
      assertThat(form.values().has("scope")).isFalse();
      scene.submit(ANA, form.choose("setting:answers", "Only the person who asked"));

      scene.command(BEN, CODE);
      assertThat(scene.slack().roots(CHANNEL)).isEmpty();
    }
  }

  @Test
  void looksAtNothingButTheHomeTab() {
    try (var scene = Scene.in(folder)) {
      scene.deliver(
          Requests.event(
              "app_home_opened", event -> Requests.at(event, "event").put("tab", "messages")));

      scene.openHome(ANA);
      assertThat(scene.published()).isEqualTo(1);
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
