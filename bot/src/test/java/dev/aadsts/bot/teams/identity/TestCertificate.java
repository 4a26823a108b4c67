package dev.aadsts.bot.teams.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A self-signed certificate of this JDK's own tool, good for 30 days. */
final class TestCertificate {
  static final String PASSWORD = "only-for-tests";

  private final Path folder;
  private final Path store;

  TestCertificate(Path folder, String name) {
    this.folder = folder;
    this.store = folder.resolve(name + ".p12");
    try {
      Process tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  name,
                  "-keyalg",
                  "RSA",
                  "-keysize",
                  "2048",
                  "-validity",
                  "30",
                  "-dname",
                  "CN=" + name,
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  store.toString())
              .redirectErrorStream(true)
              .start();
      tool.getOutputStream().close();
      String said = new String(tool.getInputStream().readAllBytes(), UTF_8);
      assertThat(tool.waitFor()).as(said).isZero();
      protect(store);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path pkcs12() {
    return store;
  }

  /** Both in one file. */
  Path pem() {
    return write("both.pem", certificatePem() + keyPem("PRIVATE KEY"));
  }

  Path write(String name, String content) {
    try {
      return protect(Files.writeString(folder.resolve(name), content));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String keyPem(String label) {
    try {
      KeyStore opened = open();
      var key = (PrivateKey) opened.getKey(alias(opened), PASSWORD.toCharArray());
      return pem(label, key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate certificate() {
    try {
      KeyStore opened = open();
      return (X509Certificate) opened.getCertificate(alias(opened));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore open() throws GeneralSecurityException {
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      opened.load(file, PASSWORD.toCharArray());
      return opened;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String alias(KeyStore opened) throws GeneralSecurityException {
    return opened.aliases().nextElement();
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }

  private static Path protect(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
