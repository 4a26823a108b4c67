package dev.aadsts.bot.teams.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the configuration proves who the bot is, and each way it can be unusable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentityReaderTest {
  private final Path folder;
  private final TestCertificate certificate;

  IdentityReaderTest(@TempDir Path folder) {
    this.folder = folder;
    certificate = new TestCertificate(folder, "bot");
  }

  @BeforeAll
  void write() throws IOException {
    Files.writeString(folder.resolve("token"), "e30.e30.e30");
    Files.writeString(folder.resolve("none"), "nothing");
  }

  @Test
  void readsASecretAndTheDayOfItsEnd() {
    assertThat(
            read(
                Map.of(
                    "MICROSOFT_APP_PASSWORD", " secret-2 ",
                    "MICROSOFT_APP_PASSWORD_EXPIRES", "2027-05-31")))
        .isEqualTo(new Identity.Secret("secret-2", Optional.of(LocalDate.of(2027, 5, 31))));
  }

  @Test
  void readsAFile() {
    Path pem = certificate.pem();

    assertThat(read(Map.of("MICROSOFT_APP_CERTIFICATE", pem.toString())))
        .isEqualTo(new Identity.Certificate(pem, Optional.empty()));
    assertThat(read(Map.of("MICROSOFT_APP_FEDERATED_TOKEN_FILE", folder + "/token")))
        .isEqualTo(new Identity.FederatedFile(folder.resolve("token")));
  }

  @Test
  void readsManagedIdentitiesOfAMachineAndOfAppService() {
    assertThat(read(Map.of("MICROSOFT_APP_FEDERATED_IDENTITY", "id-3")))
        .isEqualTo(new Identity.FederatedIdentity("id-3", Identity.IdentityEndpoint.OF_A_MACHINE));
    var reader =
        new IdentityReader(
            Map.of(
                "IDENTITY_ENDPOINT", "http://127.0.0.1:41013/msi/token", "IDENTITY_HEADER", "h"));
    assertThat(reader.readManaged())
        .isInstanceOfSatisfying(
            Identity.Managed.class,
            managed -> {
              assertThat(managed.endpoint().header()).contains("h");
              assertThat(managed.toString()).contains("41013").doesNotContain("header=");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MICROSOFT_APP_ID=x | MICROSOFT_APP_PASSWORD is missing",
        "MICROSOFT_APP_PASSWORD=' ' | MICROSOFT_APP_PASSWORD is set, but blank",
        "MICROSOFT_APP_PASSWORD=x MICROSOFT_APP_CERTIFICATE=y | remove the others",
        "MICROSOFT_APP_CERTIFICATE_PASSWORD=x MICROSOFT_APP_PASSWORD=y | without"
            + " MICROSOFT_APP_CERTIFICATE",
        "MICROSOFT_APP_PASSWORD_EXPIRES=2027-01-01 MICROSOFT_APP_FEDERATED_IDENTITY=y | without"
            + " MICROSOFT_APP_PASSWORD",
        "MICROSOFT_APP_PASSWORD_EXPIRES=soon MICROSOFT_APP_PASSWORD=y | 2027-05-31",
        "MICROSOFT_APP_CERTIFICATE=missing.pem | missing.pem cannot be read",
        "MICROSOFT_APP_FEDERATED_TOKEN_FILE=missing | missing cannot be read",
        "MICROSOFT_APP_FEDERATED_TOKEN_FILE=none | holds no token"
      })
  void namesWhatIsWrong(String keys, String words) {
    var environment = new java.util.HashMap<String, String>();
    for (String pair : keys.split(" (?=M)", -1)) {
      String[] parts = pair.split("=", 2);
      boolean file = parts[0].endsWith("CERTIFICATE") || parts[0].endsWith("FILE");
      environment.put(
          parts[0], file ? folder.resolve(parts[1]).toString() : parts[1].replace("'", ""));
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(environment))
        .withMessageContaining(words);
  }

  @Test
  void refusesAKeyThatEverybodyCanRead() throws IOException {
    Path open = certificate.write("open.pem", Files.readString(certificate.pem()));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

    assertUnusable(open, "chmod 600");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("r--r-----"));
    assertThat(read(Map.of("MICROSOFT_APP_CERTIFICATE", open.toString()))).isNotNull();
  }

  @Test
  void refusesFilesThatAreNoCertificateWithItsKey() {
    String key = certificate.keyPem("PRIVATE KEY");
    String other = new TestCertificate(folder, "other").certificatePem();
    String damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    assertUnusable(certificate.write("1.pem", certificate.certificatePem()), "lacks one");
    assertUnusable(certificate.write("2.pem", key), "lacks one");
    assertUnusable(certificate.write("3.pem", other + key), "does not belong to the key");
    assertUnusable(certificate.write("4.pem", damaged + key), "damaged");
    assertUnusable(
        certificate.write("5.pem", certificate.keyPem("RSA PRIVATE KEY")), "openssl pkcs8");
    assertUnusable(certificate.write("6.pem", "nothing"), "neither PEM nor PKCS#12");
    assertUnusable(certificate.pkcs12(), "MICROSOFT_APP_CERTIFICATE_PASSWORD opens");
  }

  @Test
  void letsAManagedIdentityHaveNoOtherProof() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentityReader(Map.of("MICROSOFT_APP_PASSWORD", "x")).readManaged())
        .withMessageContaining("MICROSOFT_APP_PASSWORD is set, but a managed identity needs none");
  }

  private static Identity read(Map<String, String> environment) {
    return new IdentityReader(environment).read("app-1");
  }

  private static void assertUnusable(Path file, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("MICROSOFT_APP_CERTIFICATE", file.toString())))
        .withMessageContaining(words)
        .withMessageContaining("MICROSOFT_APP_CERTIFICATE");
  }
}
