package dev.aadsts.bot;

import static dev.aadsts.bot.CommandLineRun.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./aadsts teams-package}. */
final class TeamsPackageCommandTest {
  @TempDir Path folder;

  @Test
  void makesTheTeamsPackage() throws Exception {
    Path zip = folder.resolve("aadsts.zip");
    String id = "00000000-0000-0000-0000-000000000001";

    CommandLineRun ran =
        run(
            "",
            "teams-package",
            "--app-id",
            id,
            "--base-url",
            "https://bot.contoso.com",
            "--out",
            zip.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (var files = new ZipFile(zip.toFile())) {
      assertThat(files.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder("manifest.json", "color.png", "outline.png");
      assertThat(files.getInputStream(files.getEntry("manifest.json")).readAllBytes())
          .asString(UTF_8)
          .contains(id, "bot.contoso.com")
          .doesNotContain("{{");
    }
  }

  @Test
  void saysWhereToWriteTheTeamsPackageWhereItCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    var environment =
        Map.of(
            "MICROSOFT_APP_ID", "00000000-0000-0000-0000-000000000001",
            "AADSTS_BASE_URL", "https://bot.contoso.com");

    CommandLineRun ran =
        run("", environment, "teams-package", "--out", file.resolve("a.zip").toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("Cannot write", "a.zip", "--out");
  }

  @Test
  void makesTheTeamsPackageOfWhatIsConfigured() throws Exception {
    Path zip = folder.resolve("aadsts.zip");
    String id = "00000000-0000-0000-0000-000000000001";
    var environment = Map.of("MICROSOFT_APP_ID", id, "AADSTS_BASE_URL", "https://bot.contoso.com");

    CommandLineRun ran =
        run(
            "",
            environment,
            "teams-package",
            "--autodetect",
            "--number",
            "2.0.1",
            "--out",
            zip.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (var files = new ZipFile(zip.toFile())) {
      assertThat(files.getInputStream(files.getEntry("manifest.json")).readAllBytes())
          .asString(UTF_8)
          .contains(id, "bot.contoso.com", "ChannelMessage.Read.Group", "2.0.1");
    }
    CommandLineRun without = run("", Map.of("MICROSOFT_APP_ID", id), "teams-package");
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err()).contains("Give --base-url, or set AADSTS_BASE_URL");
  }

  @Test
  void makesTheTeamsPackageOfWhatAConfigurationFileSays() throws Exception {
    Path zip = folder.resolve("aadsts.zip");
    Path keys = folder.resolve("aadsts.env");
    String id = "00000000-0000-0000-0000-000000000002";
    Files.writeString(
        keys, "MICROSOFT_APP_ID=" + id + "\nAADSTS_BASE_URL=https://filed.contoso.com\n");

    CommandLineRun ran =
        run("", "teams-package", "--config", keys.toString(), "--out", zip.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (var files = new ZipFile(zip.toFile())) {
      assertThat(files.getInputStream(files.getEntry("manifest.json")).readAllBytes())
          .asString(UTF_8)
          .contains(id, "filed.contoso.com");
    }
  }

  @Test
  void refusesATeamsPackageWithoutAUsableId() {
    CommandLineRun ran =
        run("", "teams-package", "--app-id", "x", "--base-url", "https://bot.contoso.com");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("app ID is the client ID (a GUID)");
  }
}
