package dev.aadsts.bot.teams.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.health.Remark.Grade;
import dev.aadsts.bot.teams.manifest.AppPackage;
import dev.aadsts.bot.teams.manifest.AppPackage.Variant;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamsCheckupTest {
  private static final String APP_ID = "11111111-aaaa-4bbb-8ccc-222222222222";
  private static final String TENANT = "99999999-9999-4999-8999-999999999999";
  private static final URI BASE = URI.create("https://aadsts.invalid");

  private final Path folder;
  private final TeamsCheckup checkup;

  TeamsCheckupTest(@TempDir Path folder) {
    this.folder = folder;
    checkup = new TeamsCheckup(MutableClock.atNoon(), folder, () -> false);
  }

  @Test
  void saysDevelopmentModeLoudly() {
    assertThat(checkup.examine(TeamsSettings.forDevelopment(), Optional.of(BASE)))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.grade()).isEqualTo(Grade.NOTE);
              assertThat(remark.words()).startsWith("DEV MODE").endsWith("MICROSOFT_APP_ID");
            });
  }

  @Test
  void saysWhichKeyToRemoveWhereItIsThere() {
    var asked = new TeamsCheckup(MutableClock.atNoon(), folder, () -> true);

    assertThat(asked.examine(TeamsSettings.forDevelopment(), Optional.of(BASE)))
        .singleElement()
        .satisfies(remark -> assertThat(remark.words()).endsWith("remove TEAMS_DEV_MODE"));
  }

  // The clock stands at 20 November 2026.
  @ParameterizedTest
  @CsvSource({
    "2026-11-19, BROKEN, which is past",
    "2026-11-20, NOTE, make a new one before",
    "2026-12-19, NOTE, make a new one before",
    "2026-12-20, FINE, MICROSOFT_APP_PASSWORD ends on 2026-12-20"
  })
  void warnsOfASecretThatEnds(String day, Grade grade, String words) {
    assertRemark("teams proof", with("MICROSOFT_APP_PASSWORD_EXPIRES", day), grade, words);
  }

  @Test
  void asksForTheEndOfASecret() {
    assertRemark("teams proof", settings(), Grade.NOTE, "MICROSOFT_APP_PASSWORD_EXPIRES");
  }

  @Test
  void asksNoEndOfWhatHasNone() {
    Map<String, String> keys = keys();
    keys.remove("MICROSOFT_APP_PASSWORD");
    keys.put("MICROSOFT_APP_TYPE", "UserAssignedMSI");

    assertRemark(
        "teams proof", TeamsSettings.from(keys).orElseThrow(), Grade.FINE, "which has no end");
  }

  @ParameterizedTest
  @CsvSource({
    "88888888-8888-4888-8888-888888888888, FINE, 'serves 88888888'",
    "88888888-8888-4888-8888-888888888888, FINE, accounts of multiple tenants",
    "contoso.onmicrosoft.com, BROKEN, 'contoso.onmicrosoft.com: Teams names tenants by their ID'",
    "*, NOTE, every tenant"
  })
  void looksAtTheTenantsItServes(String tenant, Grade grade, String words) {
    assertRemark("teams tenants", with("TEAMS_ALLOWED_TENANTS", tenant), grade, words);
  }

  @Test
  void asksNothingMoreWhereItServesOneTenant() {
    assertThat(find("teams tenants", settings(), BASE).words()).isEqualTo("serves " + TENANT);
  }

  @ParameterizedTest
  @CsvSource({
    "401, FINE, 'answers, and refuses strangers'",
    "200, BROKEN, takes activities from strangers",
    "404, BROKEN, HTTP status 404: point the proxy",
    "502, BROKEN, HTTP status 502"
  })
  void asksThePublicEndpoint(int status, Grade grade, String words) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/messages",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(find("teams endpoint", settings(), base))
          .satisfies(
              remark -> {
                assertThat(remark.grade()).isEqualTo(grade);
                assertThat(remark.words()).contains(words);
              });
    } finally {
      server.stop(0);
    }
  }

  @Test
  void doesNotBlameTheBotWhereThePublicAddressIsNotReachedFromHere() {
    Remark remark = find("teams endpoint", settings(), URI.create("http://127.0.0.1:1"));

    assertThat(remark.grade()).isEqualTo(Grade.NOTE);
    assertThat(remark.words()).contains("does not answer from here (ConnectException)");
  }

  @ParameterizedTest
  @CsvSource({
    "ON_REQUEST, https://aadsts.invalid, FINE, fits this configuration",
    "AUTODETECT, https://aadsts.invalid, FINE, reads all messages",
    "ON_REQUEST, https://old.invalid, NOTE, /developer/websiteUrl"
  })
  void comparesThePackageWithTheConfiguration(Variant variant, URI base, Grade grade, String words)
      throws IOException {
    new AppPackage(APP_ID, base, variant).write(folder.resolve("aadsts-teams.zip"));

    assertRemark("teams package", settings(), grade, words);
  }

  @Test
  void saysWhereThereIsNoPackageOrNone() throws IOException {
    assertRemark("teams package", settings(), Grade.NOTE, "./aadsts teams-package makes one");
    Files.writeString(folder.resolve("aadsts-teams.zip"), "nothing");

    assertRemark("teams package", settings(), Grade.BROKEN, "is no package");
  }

  private void assertRemark(String what, TeamsSettings settings, Grade grade, String words) {
    Remark remark = find(what, settings, BASE);
    assertThat(remark.words()).contains(words);
    assertThat(remark.grade()).isEqualTo(grade);
  }

  private Remark find(String what, TeamsSettings settings, URI base) {
    List<Remark> remarks = checkup.examine(settings, Optional.of(base));
    return remarks.stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
  }

  private static TeamsSettings settings() {
    return TeamsSettings.from(keys()).orElseThrow();
  }

  private static TeamsSettings with(String key, String value) {
    Map<String, String> keys = keys();
    keys.put(key, value);
    return TeamsSettings.from(keys).orElseThrow();
  }

  private static Map<String, String> keys() {
    return new HashMap<>(
        Map.of(
            "MICROSOFT_APP_ID", APP_ID,
            "MICROSOFT_APP_PASSWORD", "x",
            "MICROSOFT_APP_TENANT_ID", TENANT));
  }
}
