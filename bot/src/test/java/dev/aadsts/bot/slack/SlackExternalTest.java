package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a channel that two companies share, Ben is of the other one. */
final class SlackExternalTest {
  private static final String OTHER_TEAM = "T0FABRIKAM";
  private static final String PRIVATE = "Only the person who asked";
  private static final String REFUSED = "Only people of the company that runs me";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"user_team", "team"})
  void doesNotChangeASettingByAMention(String field) {
    try (var scene = Scene.in(folder)) {
      mention(
          scene,
          "settings workspace answers private",
          event -> Requests.at(event, "event").put(field, OTHER_TEAM));

      assertThat(scene.lastWhisper(BEN).words()).contains(REFUSED);
      assertThat(said(scene)).doesNotContain("Changed");
      assertThat(settings(scene)).doesNotContain(PRIVATE);
    }
  }

  @Test
  void seesWhatIsSetWithoutAButton() {
    try (var scene = Scene.in(folder)) {
      mention(scene, "settings", event -> Requests.at(event, "event").put("user_team", OTHER_TEAM));

      assertThat(said(scene)).contains("Who sees answers").doesNotContain("Or type");
    }
  }

  @Test
  void getsNoWindowFromTheButton() {
    try (var scene = Scene.in(folder)) {
      mention(scene, "settings", event -> {});
      Post settings = scene.slack().ours().getLast();
      int windows = scene.slack().views().size();

      scene.deliver(
          Requests.changed(
              scene.pressEvent(
                  BEN, settings, settings.button("Change settings"), UUID.randomUUID().toString()),
              SlackExternalTest::asTheOtherCompany));
      scene.settle();

      assertThat(scene.slack().views()).hasSize(windows);
      assertThat(scene.lastWhisper(BEN).words())
          .contains("Who sees answers")
          .doesNotContain("Or type");
    }
  }

  @Test
  void changesNothingWithTheWindowOfAnother() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "settings");
      FakeForm form = scene.pressForWindow(ANA, scene.lastWhisper(ANA), "Change settings");

      scene.deliver(
          Requests.changed(
              scene.submission(BEN, form.choose("setting:answers", PRIVATE)),
              SlackExternalTest::asTheOtherCompany));
      scene.settle();

      assertThat(scene.lastWhisper(BEN).words()).contains(REFUSED);
      assertThat(settings(scene)).doesNotContain(PRIVATE);
    }
  }

  // People of the other workspaces of an organisation are colleagues; in a channel that is shared
  // with others, only who Slack says is of the organisation.
  @ParameterizedTest
  @CsvSource({"E0CONTOSO, true, true", "T0SISTER, false, true", "T0FABRIKAM, true, false"})
  void isNoColleagueOfTheSameOrganisation(String home, boolean shared, boolean changes) {
    try (var scene = Scene.in(folder)) {
      mention(
          scene,
          "settings answers private",
          event -> {
            Requests.at(event, "event").put("user_team", home);
            event.put("is_ext_shared_channel", shared);
            ((ObjectNode) event.at("/authorizations/0")).put("enterprise_id", "E0CONTOSO");
          });

      assertThat(settings(scene).contains(PRIVATE)).isEqualTo(changes);
    }
  }

  private static void asTheOtherCompany(ObjectNode payload) {
    Requests.at(payload, "user").put("team_id", OTHER_TEAM);
  }

  private static void mention(Scene scene, String text, Consumer<ObjectNode> change) {
    String ts = scene.slack().write(CHANNEL, BEN, Optional.empty(), "<@U0BOT> " + text);
    ObjectNode event = Scene.mentionEvent(BEN, Optional.empty(), text, ts).payload();
    change.accept(event);
    scene.deliver(new Requests.Sent(Requests.JSON_TYPE, event.toString()));
    scene.settle();
  }

  private static String settings(Scene scene) {
    scene.command(ANA, "settings");
    return scene.lastWhisper(ANA).words();
  }

  private static String said(Scene scene) {
    return scene.slack().ours().stream().map(Post::words).collect(Collectors.joining("\n"));
  }
}
