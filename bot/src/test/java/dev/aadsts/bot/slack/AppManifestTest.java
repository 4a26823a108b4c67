package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class AppManifestTest {
  private static final Path FILE = Path.of("../deploy/slack/manifest.yaml");

  @Test
  void asksForTheScopesThatTheCodeUses() throws IOException {
    JsonNode scopes = manifest().path("oauth_config").path("scopes");

    assertThat(texts(scopes.path("bot")))
        .containsExactlyInAnyOrderElementsOf(SlackListeners.SCOPES);
    assertThat(scopes.has("user")).as("acts for a person").isFalse();
  }

  @Test
  void explainsEachScope() throws IOException {
    List<String> lines = Files.readAllLines(FILE);

    assertThat(SlackListeners.SCOPES)
        .allSatisfy(
            scope ->
                assertThat(lines).anyMatch(line -> line.matches(" *- " + scope + " +# \\S.*")));
  }

  @Test
  void subscribesToTheEventsThatTheCodeListensTo() throws IOException {
    JsonNode events = manifest().path("settings").path("event_subscriptions").path("bot_events");

    assertThat(texts(events)).containsExactlyInAnyOrderElementsOf(SlackListeners.EVENTS);
  }

  @Test
  void sendsEverythingToTheOneAddress() throws IOException {
    JsonNode manifest = manifest();
    String url = "https://aadsts.example.com/slack/events";

    assertThat(manifest.findValuesAsText("request_url")).containsOnly(url).hasSize(2);
    assertThat(manifest.path("features").path("slash_commands"))
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.path("command").asText()).isEqualTo(SlackListeners.COMMAND);
              assertThat(command.path("url").asText()).isEqualTo(url);
              assertThat(command.path("usage_hint").asText()).isNotBlank();
              assertThat(command.path("should_escape").asBoolean()).isFalse();
            });
    assertThat(manifest.path("settings").path("interactivity").path("is_enabled").asBoolean())
        .isTrue();
    assertThat(manifest.path("settings").path("socket_mode_enabled").asBoolean()).isFalse();
  }

  // https://docs.slack.dev/reference/app-manifest
  @Test
  void offersTheShortcutsThatTheCodeListensTo() throws IOException {
    JsonNode shortcuts = manifest().path("features").path("shortcuts");

    assertThat(shortcuts)
        .extracting(
            shortcut -> shortcut.path("type").asText(),
            shortcut -> shortcut.path("callback_id").asText())
        .containsExactlyInAnyOrder(
            tuple("message", Shortcuts.EXPLAIN), tuple("global", Shortcuts.PASTE));
    assertThat(shortcuts)
        .allSatisfy(
            shortcut -> {
              assertThat(shortcut.path("name").asText()).hasSizeBetween(1, 24);
              assertThat(shortcut.path("description").asText()).hasSizeBetween(1, 150);
            });
    assertThat(shortcuts.findValuesAsText("name")).contains(Hints.SHORTCUT);
  }

  @Test
  void letsPeopleWriteToTheBotAlone() throws IOException {
    JsonNode home = manifest().path("features").path("app_home");

    assertThat(home.path("home_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_read_only_enabled").asBoolean(true)).isFalse();
  }

  // https://docs.slack.dev/reference/app-manifest
  @Test
  void staysWithinTheLengthsOfAManifest() throws IOException {
    JsonNode display = manifest().path("display_information");

    assertThat(display.path("name").asText()).hasSizeLessThanOrEqualTo(35);
    assertThat(display.path("description").asText()).hasSizeLessThanOrEqualTo(140);
    assertThat(display.path("long_description").asText()).hasSizeBetween(174, 4000);
    assertThat(manifest().path("features").path("bot_user").path("display_name").asText())
        .matches("[a-z0-9._-]{1,80}");
  }

  private static JsonNode manifest() throws IOException {
    return new YAMLMapper().readTree(FILE.toFile());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
