package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
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
    try (var world = SlackWorld.in(folder)) {
      mention(
          world,
          "settings workspace answers private",
          event -> Requests.at(event, "event").put(field, OTHER_TEAM));

      assertThat(world.ben().lastWhisper().words()).contains(REFUSED);
      assertThat(said(world)).doesNotContain("Changed");
      assertThat(settings(world)).doesNotContain(PRIVATE);
    }
  }

  @Test
  void seesWhatIsSetWithoutAButton() {
    try (var world = SlackWorld.in(folder)) {
      mention(world, "settings", event -> Requests.at(event, "event").put("user_team", OTHER_TEAM));

      assertThat(said(world)).contains("Who sees answers").doesNotContain("Or type");
    }
  }

  @Test
  void getsNoWindowFromTheButton() {
    try (var world = SlackWorld.in(folder)) {
      mention(world, "settings", event -> {});
      Post settings = world.slack().ours().getLast();
      int windows = world.slack().views().size();

      world.deliver(
          Requests.changed(
              world
                  .ben()
                  .interactions()
                  .press(
                      settings, settings.button("Change settings"), UUID.randomUUID().toString()),
              SlackExternalTest::asTheOtherCompany));
      world.settle();

      assertThat(world.slack().views()).hasSize(windows);
      assertThat(world.ben().lastWhisper().words())
          .contains("Who sees answers")
          .doesNotContain("Or type");
    }
  }

  @Test
  void changesNothingWithTheWindowOfAnother() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("settings");
      FakeForm form = world.ana().pressForWindow(world.ana().lastWhisper(), "Change settings");

      world.deliver(
          Requests.changed(
              world.ben().interactions().submission(form.choose("setting:answers", PRIVATE)),
              SlackExternalTest::asTheOtherCompany));
      world.settle();

      assertThat(world.ben().lastWhisper().words()).contains(REFUSED);
      assertThat(settings(world)).doesNotContain(PRIVATE);
    }
  }

  // People of the other workspaces of an organisation are colleagues; in a channel that is shared
  // with others, only who Slack says is of the organisation.
  @ParameterizedTest
  @CsvSource({"E0CONTOSO, true, true", "T0SISTER, false, true", "T0FABRIKAM, true, false"})
  void isNoColleagueOfTheSameOrganisation(String home, boolean shared, boolean changes) {
    try (var world = SlackWorld.in(folder)) {
      mention(
          world,
          "settings answers private",
          event -> {
            Requests.at(event, "event").put("user_team", home);
            event.put("is_ext_shared_channel", shared);
            ((ObjectNode) event.at("/authorizations/0")).put("enterprise_id", "E0CONTOSO");
          });

      assertThat(settings(world).contains(PRIVATE)).isEqualTo(changes);
    }
  }

  private static void asTheOtherCompany(ObjectNode payload) {
    Requests.at(payload, "user").put("team_id", OTHER_TEAM);
  }

  private static void mention(SlackWorld world, String text, Consumer<ObjectNode> change) {
    String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), "<@U0BOT> " + text);
    ObjectNode event = UserEvents.mention(BEN, Optional.empty(), text, ts).payload();
    change.accept(event);
    world.deliver(new Requests.Sent(Requests.JSON_TYPE, event.toString()));
    world.settle();
  }

  private static String settings(SlackWorld world) {
    world.ana().command("settings");
    return world.ana().lastWhisper().words();
  }

  private static String said(SlackWorld world) {
    return world.slack().ours().stream().map(Post::words).collect(Collectors.joining("\n"));
  }
}
