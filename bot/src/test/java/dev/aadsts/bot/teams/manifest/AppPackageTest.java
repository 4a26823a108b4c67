package dev.aadsts.bot.teams.manifest;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.invoke.MessageExtension;
import dev.aadsts.bot.teams.manifest.AppPackage.Variant;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppPackageTest {
  private static final JsonMapper JSON = Mappers.plain();
  private static final String APP_ID = "11111111-aaaa-4bbb-8ccc-222222222222";
  private static final URI BASE = URI.create("https://aadsts.contoso.com/");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void fitsThePublishedSchema(Variant variant) {
    assertThat(new AppPackage(APP_ID, BASE, variant).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheLimitsThatTheSchemaNames(Variant variant) throws IOException {
    JsonNode manifest = JSON.readTree(new AppPackage(APP_ID, BASE, variant).manifest());

    assertThat(manifest.at("/description/short").asText()).hasSizeLessThanOrEqualTo(80);
    assertThat(manifest.at("/description/full").asText()).hasSizeLessThanOrEqualTo(4000);
    assertThat(manifest.at("/name/short").asText()).hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void isOfTheVersionOfItsSchema() throws IOException {
    String manifest = new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).manifest();

    assertThat(AppPackage.findings(manifest.replace("\"1.29\"", "\"1.28\"")))
        .singleElement(as(STRING))
        .contains("manifestVersion", "1.29");
    assertThat(manifest().path("$schema").asText()).contains("/v1.29/");
  }

  @Test
  void saysEverythingThatTheSchemaFindsWrong() {
    String spoilt =
        new AppPackage(APP_ID, BASE, Variant.ON_REQUEST)
            .manifest()
            .replace("\"team\", \"groupChat\"]", "\"team\", \"galaxy\"]")
            .replace("\"accentColor\"", "\"colour\"");

    assertThat(AppPackage.findings(spoilt + "{{ELSE}}"))
        .anyMatch(finding -> finding.contains("scopes"))
        .anyMatch(finding -> finding.contains("colour"))
        .anyMatch(finding -> finding.contains("accentColor"))
        .anyMatch(finding -> finding.contains("{{ELSE}}"));
  }

  @Test
  void saysWhatTeamsAsksForBesidesItsSchema() {
    String manifest = new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).manifest();
    String silent = manifest.replaceFirst("\"supportsChannelFeatures\": \"tier1\",", "");

    assertThat(AppPackage.findings(silent))
        .singleElement(as(STRING))
        .contains("supportsChannelFeatures", "tier1", "team");
    assertThat(AppPackage.findings(silent.replace("\"team\", ", ""))).isEmpty();
  }

  @Test
  void holdsTheManifestAndItsIcons() throws IOException {
    Path zip = folder.resolve("new/aadsts.zip");

    new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).write(zip);

    Map<String, byte[]> files = unzipped(zip);
    assertThat(files).containsOnlyKeys("manifest.json", "color.png", "outline.png");
    JsonNode manifest = JSON.readTree(files.get("manifest.json"));
    assertThat(manifest.path("id").asText()).isEqualTo(APP_ID);
    assertThat(manifest.path("bots").path(0).path("botId").asText()).isEqualTo(APP_ID);
    assertThat(manifest.path("developer").path("websiteUrl").asText())
        .isEqualTo("https://aadsts.contoso.com/");
    assertThat(manifest.path("validDomains"))
        .extracting(JsonNode::asText)
        .containsExactly("aadsts.contoso.com");
  }

  @Test
  void makesTheSameBytesTwice() throws IOException {
    Path one = folder.resolve("1.zip");
    Path two = folder.resolve("2.zip");
    new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).write(one);
    new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).write(two);

    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void hasIconsAsTeamsWantsThem() throws IOException {
    Path zip = folder.resolve("a.zip");
    new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).write(zip);
    Map<String, byte[]> files = unzipped(zip);

    BufferedImage color = image(files, "color.png");
    BufferedImage outline = image(files, "outline.png");

    assertThat(List.of(color.getWidth(), color.getHeight())).containsExactly(192, 192);
    assertThat(List.of(outline.getWidth(), outline.getHeight())).containsExactly(32, 32);
    assertThat(color.getColorModel().hasAlpha()).isFalse();
    for (int x = 0; x < 32; x++) {
      for (int y = 0; y < 32; y++) {
        int argb = outline.getRGB(x, y);
        assertThat((argb >>> 24) == 0 || (argb & 0xffffff) == 0xffffff).isTrue();
      }
    }
  }

  @Test
  void offersTheScopesThatTheBotAnswersIn() throws IOException {
    JsonNode bot = manifest().path("bots").path(0);

    assertThat(texts(bot.path("scopes")))
        .containsExactlyInAnyOrder("personal", "team", "groupChat");
    var listed = new ArrayList<String>();
    for (JsonNode list : bot.path("commandLists")) {
      boolean slash = texts(list.path("triggers")).contains("slash");
      texts(list.path("scopes")).forEach(scope -> listed.add(slash ? "/" + scope : scope));
    }
    // A slash command is private, which a personal chat is anyway.
    assertThat(listed)
        .containsExactlyInAnyOrder("personal", "team", "groupChat", "/team", "/groupChat");
    assertThat(bot.path("supportsTargetedMessages").asBoolean()).isTrue();
  }

  @Test
  void offersOnlyCommandsThatTheBotKnows() throws IOException {
    String help = AdaptiveCards.draw(Phrases.help().root()).getFirst().content().toString();

    for (JsonNode list : manifest().path("bots").path(0).path("commandLists")) {
      for (JsonNode command : list.path("commands")) {
        String typed =
            command.hasNonNull("prompt")
                ? command.path("prompt").asText()
                : command.path("title").asText();
        String word = typed.replaceFirst(" .*", "");

        assertThat(word)
            .satisfiesAnyOf(
                known -> assertThat(known).isEqualTo("help"),
                known -> assertThat(known).matches("AADSTS\\d+"),
                known -> assertThat(help).containsPattern("\"" + known + "(?: [^\"]*)?\""));
      }
    }
  }

  @Test
  void offersTheCommandsOfTheMessageExtension() throws IOException {
    JsonNode extension = manifest().path("composeExtensions").path(0);

    assertThat(extension.path("botId").asText()).isEqualTo(APP_ID);
    assertThat(extension.path("commands").findValuesAsText("id"))
        .containsExactly(MessageExtension.EXPLAIN, MessageExtension.SEARCH);
    assertThat(extension.path("commands").path(0).path("context").toString()).contains("message");
  }

  @Test
  void asksForNoPermission() throws IOException {
    assertThat(manifest().has("authorization")).isFalse();
    assertThat(manifest().has("permissions")).isFalse();
    assertThat(manifest().has("webApplicationInfo")).isFalse();
  }

  @Test
  void asksToReadMessagesOnlyInTheVariantThatDetectsErrorsItself() throws IOException {
    JsonNode manifest = autodetect();

    assertThat(manifest.at("/authorization/permissions/resourceSpecific").findValuesAsText("name"))
        .containsExactly("ChannelMessage.Read.Group", "ChatMessage.Read.Chat");
    assertThat(manifest.at("/authorization/permissions/resourceSpecific").findValuesAsText("type"))
        .containsOnly("Application");
    assertThat(manifest.at("/webApplicationInfo/id").asText()).isEqualTo(APP_ID);
    assertThat(manifest.at("/description/full").asText()).contains("receives every message");
  }

  @Test
  void differsFromItsVariantInNothingElse() throws IOException {
    Path zip = folder.resolve("a.zip");
    new AppPackage(APP_ID, BASE, Variant.AUTODETECT).write(zip);

    assertThat(new AppPackage(APP_ID, BASE, Variant.AUTODETECT).differences(zip)).isEmpty();
    assertThat(new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).differences(zip))
        .containsExactly(
            "/authorization", "/description/full", "/description/short", "/webApplicationInfo");
  }

  @Test
  void saysInWhatAPackageIsNotOfThisInstallation() throws IOException {
    Path zip = folder.resolve("a.zip");
    URI elsewhere = URI.create("https://old.contoso.com");
    new AppPackage(APP_ID.replace('1', '7'), elsewhere, Variant.ON_REQUEST).write(zip);

    assertThat(new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).differences(zip))
        .contains("/id", "/bots/0/botId", "/validDomains/0", "/developer/websiteUrl")
        .doesNotContain("/name/short", "/version");
  }

  @ParameterizedTest
  @EnumSource
  void goesUnderAnotherNumberAndIsTheSameOtherwise(Variant variant) throws IOException {
    var plain = new AppPackage(APP_ID, BASE, variant);
    AppPackage numbered = plain.numbered("1.20.3");
    Path zip = folder.resolve("a.zip");
    numbered.write(zip);

    assertThat(JSON.readTree(numbered.manifest()).path("version").asText()).isEqualTo("1.20.3");
    assertThat(numbered.findings()).isEmpty();
    assertThat(plain.differences(zip)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> plain.numbered("1.2"));
  }

  @Test
  void tellsAFileThatIsNoPackage() throws IOException {
    Path file = Files.writeString(folder.resolve("a.zip"), "nothing");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).differences(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "11111111-aaaa-4bbb-8ccc", "\"},\"x\":{\""})
  void refusesAnAppIdThatIsNone(String appId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AppPackage(appId, BASE, Variant.ON_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.example", "https://a.example/x", "nonsense", "https:///"})
  void refusesABaseUrlThatTeamsWouldNotOpen(URI baseUrl) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AppPackage(APP_ID, baseUrl, Variant.ON_REQUEST));
  }

  private static JsonNode manifest() throws IOException {
    return JSON.readTree(new AppPackage(APP_ID, BASE, Variant.ON_REQUEST).manifest());
  }

  private static JsonNode autodetect() throws IOException {
    return JSON.readTree(new AppPackage(APP_ID, BASE, Variant.AUTODETECT).manifest());
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static BufferedImage image(Map<String, byte[]> files, String name) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(files.getOrDefault(name, new byte[0])));
  }

  private static Map<String, byte[]> unzipped(Path zip) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), entries.readAllBytes());
      }
    }
    return files;
  }
}
