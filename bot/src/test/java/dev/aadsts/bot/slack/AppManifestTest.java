package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.aadsts.bot.slack.checkup.OAuthScope;
import dev.aadsts.bot.slack.checkup.OAuthScope.Need;
import dev.aadsts.bot.slack.interaction.Shortcuts;
import dev.aadsts.bot.slack.speech.Hints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppManifestTest {
  private static final Path FOLDER = Path.of("../deploy/slack");
  private static final String PLAIN = "manifest.yaml";
  private static final String SOCKET = "manifest-socket.yaml";
  private static final String AUTODETECT = "manifest-autodetect.yaml";

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, SOCKET})
  void asksForTheScopesThatTheCodeUses(String file) throws IOException {
    JsonNode scopes = manifest(file).path("oauth_config").path("scopes");

    assertThat(texts(scopes.path("bot"))).containsExactlyInAnyOrderElementsOf(scopes(Need.ALWAYS));
    assertThat(scopes.has("user")).as("acts for a person").isFalse();
  }

  @Test
  void asksForMoreWhereErrorsAreToBeDetected() throws IOException {
    JsonNode manifest = manifest(AUTODETECT);

    assertThat(texts(manifest.at("/oauth_config/scopes/bot")))
        .containsExactlyInAnyOrderElementsOf(concat(scopes(Need.ALWAYS), scopes(Need.AUTODETECT)));
    assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events")))
        .containsExactlyInAnyOrderElementsOf(
            concat(OAuthScope.EVENTS, OAuthScope.AUTODETECT_EVENTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, SOCKET, AUTODETECT})
  void explainsEachScope(String file) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(file));

    assertThat(texts(manifest(file).at("/oauth_config/scopes/bot")))
        .allSatisfy(
            scope ->
                assertThat(lines).anyMatch(line -> line.matches(" *- " + scope + " +# \\S.*")));
  }

  @Test
  void explainsEachScopeInTheSetupPage() throws IOException {
    String page = Files.readString(FOLDER.resolve("README.md"));

    assertThat(OAuthScope.values())
        .allSatisfy(scope -> assertThat(page).contains("| `" + scope.id()));
  }

  @Test
  void explainsInTheSetupPageWhatTheInstallLinkTakes() throws IOException {
    String page = Files.readString(FOLDER.resolve("README.md"));

    assertThat(OAuthScope.offered().keySet())
        .hasSize(3)
        .allSatisfy(word -> assertThat(page).contains("?with=" + word + "`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, SOCKET})
  void subscribesToTheEventsThatTheCodeListensTo(String file) throws IOException {
    assertThat(texts(manifest(file).at("/settings/event_subscriptions/bot_events")))
        .containsExactlyInAnyOrderElementsOf(OAuthScope.EVENTS);
  }

  /** What differs between the manifests is what their names say. */
  @Test
  void isTheSameAppWhicheverTheManifest() throws IOException {
    JsonNode plain = manifest(PLAIN);
    JsonNode autodetect = manifest(AUTODETECT);
    JsonNode socket = manifest(SOCKET);

    assertThat(without(autodetect, "scopes", "bot_events"))
        .isEqualTo(without(plain, "scopes", "bot_events"));
    assertThat(socket.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
    assertThat(without(socket, "socket_mode_enabled"))
        .isEqualTo(without(plain, "socket_mode_enabled", "url", "request_url"));
  }

  private static JsonNode without(JsonNode manifest, String... fields) {
    JsonNode less = manifest.deepCopy();
    for (String field : fields) {
      less.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
    }
    return less;
  }

  private static List<String> scopes(Need need) {
    return OAuthScope.neededBy(List.of(need)).stream().map(OAuthScope::id).toList();
  }

  private static List<String> concat(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
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
              assertThat(command.path("command").asText()).isEqualTo(Hints.COMMAND);
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
    return manifest(PLAIN);
  }

  private static JsonNode manifest(String file) throws IOException {
    return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
