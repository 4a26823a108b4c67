package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aadsts.bot.cli.DoctorCommand.Finding;
import dev.aadsts.bot.cli.DoctorCommand.State;
import dev.aadsts.bot.teams.AppPackage;
import dev.aadsts.bot.teams.AppPackage.Variant;
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

final class TeamsDoctorTest {
  private static final String APP_ID = "11111111-aaaa-4bbb-8ccc-222222222222";
  private static final String TENANT = "99999999-9999-4999-8999-999999999999";
  private static final URI BASE = URI.create("https://aadsts.invalid");

  private final Path folder;
  private final TeamsDoctor doctor;

  TeamsDoctorTest(@TempDir Path folder) {
    this.folder = folder;
    doctor = new TeamsDoctor(MutableClock.atNoon(), folder, () -> false);
  }

  @Test
  void saysDevelopmentModeLoudly() {
    assertThat(doctor.examine(TeamsSettings.forDevelopment(), Optional.of(BASE)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.state()).isEqualTo(State.NOTE);
              assertThat(finding.remark()).startsWith("DEV MODE").endsWith("MICROSOFT_APP_ID");
            });
  }

  @Test
  void saysWhichKeyToRemoveWhereItIsThere() {
    var asked = new TeamsDoctor(MutableClock.atNoon(), folder, () -> true);

    assertThat(asked.examine(TeamsSettings.forDevelopment(), Optional.of(BASE)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.remark()).endsWith("remove TEAMS_DEV_MODE"));
  }

  // The clock stands at 20 November 2026.
  @ParameterizedTest
  @CsvSource({
    "2026-11-19, BROKEN, which is past",
    "2026-11-20, NOTE, make a new one before",
    "2026-12-19, NOTE, make a new one before",
    "2026-12-20, FINE, MICROSOFT_APP_PASSWORD ends on 2026-12-20"
  })
  void warnsOfASecretThatEnds(String day, State state, String words) {
    assertFinding("teams proof", with("MICROSOFT_APP_PASSWORD_EXPIRES", day), state, words);
  }

  @Test
  void asksForTheEndOfASecret() {
    assertFinding("teams proof", settings(), State.NOTE, "MICROSOFT_APP_PASSWORD_EXPIRES");
  }

  @Test
  void asksNoEndOfWhatHasNone() {
    Map<String, String> keys = keys();
    keys.remove("MICROSOFT_APP_PASSWORD");
    keys.put("MICROSOFT_APP_TYPE", "UserAssignedMSI");

    assertFinding(
        "teams proof", TeamsSettings.from(keys).orElseThrow(), State.FINE, "which has no end");
  }

  @ParameterizedTest
  @CsvSource({
    "88888888-8888-4888-8888-888888888888, FINE, 'serves 88888888'",
    "88888888-8888-4888-8888-888888888888, FINE, accounts of multiple tenants",
    "contoso.onmicrosoft.com, BROKEN, 'contoso.onmicrosoft.com: Teams names tenants by their id'",
    "*, NOTE, every tenant"
  })
  void looksAtTheTenantsItServes(String tenant, State state, String words) {
    assertFinding("teams tenants", with("TEAMS_ALLOWED_TENANTS", tenant), state, words);
  }

  @Test
  void asksNothingMoreWhereItServesOneTenant() {
    assertThat(find("teams tenants", settings(), BASE).remark()).isEqualTo("serves " + TENANT);
  }

  @ParameterizedTest
  @CsvSource({
    "401, FINE, 'answers, and refuses strangers'",
    "200, BROKEN, takes activities from strangers",
    "404, BROKEN, HTTP status 404: point the proxy",
    "502, BROKEN, HTTP status 502"
  })
  void asksThePublicEndpoint(int status, State state, String words) throws IOException {
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
              finding -> {
                assertThat(finding.state()).isEqualTo(state);
                assertThat(finding.remark()).contains(words);
              });
    } finally {
      server.stop(0);
    }
  }

  @Test
  void doesNotBlameTheBotWhereThePublicAddressIsNotReachedFromHere() {
    Finding finding = find("teams endpoint", settings(), URI.create("http://127.0.0.1:1"));

    assertThat(finding.state()).isEqualTo(State.NOTE);
    assertThat(finding.remark()).contains("does not answer from here (ConnectException)");
  }

  @ParameterizedTest
  @CsvSource({
    "ON_REQUEST, https://aadsts.invalid, FINE, fits this configuration",
    "AUTODETECT, https://aadsts.invalid, FINE, reads all messages",
    "ON_REQUEST, https://old.invalid, NOTE, /developer/websiteUrl"
  })
  void comparesThePackageWithTheConfiguration(Variant variant, URI base, State state, String words)
      throws IOException {
    new AppPackage(APP_ID, base, variant).write(folder.resolve("aadsts-teams.zip"));

    assertFinding("teams package", settings(), state, words);
  }

  @Test
  void saysWhereThereIsNoPackageOrNone() throws IOException {
    assertFinding("teams package", settings(), State.NOTE, "./aadsts teams-package makes one");
    Files.writeString(folder.resolve("aadsts-teams.zip"), "nothing");

    assertFinding("teams package", settings(), State.BROKEN, "is no package");
  }

  private void assertFinding(String what, TeamsSettings settings, State state, String words) {
    Finding finding = find(what, settings, BASE);
    assertThat(finding.remark()).contains(words);
    assertThat(finding.state()).isEqualTo(state);
  }

  private Finding find(String what, TeamsSettings settings, URI base) {
    List<Finding> findings = doctor.examine(settings, Optional.of(base));
    return findings.stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
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
