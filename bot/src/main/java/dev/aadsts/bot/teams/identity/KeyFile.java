package dev.aadsts.bot.teams.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate and its private key.
 *
 * @param certificate the one that belongs to the key; those of its issuers are not used
 */
record KeyFile(X509Certificate certificate, RSAPrivateKey key) {
  // Kubernetes gives a mounted secret to the group of the pod; nobody gives it to everybody.
  private static final Set<PosixFilePermission> EVERYBODY =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final long MOST_BYTES = 1024L * 1024;

  /** Reads a file that nobody but its owner and group can read. */
  static KeyFile read(Identity.Certificate from) throws UnusableKeyException {
    Path file = from.file();
    try {
      requirePrivate(file);
      if (Files.size(file) > MOST_BYTES) {
        throw new UnusableKeyException(file + " is larger than any certificate");
      }
      byte[] content = Files.readAllBytes(file);
      KeyFile read =
          new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")
              ? pem(file, new String(content, StandardCharsets.ISO_8859_1))
              : pkcs12(file, content, from.password().orElse("").toCharArray());
      read.requirePair(file);
      return read;
    } catch (IOException e) {
      throw new UnusableKeyException(
          file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
    } catch (GeneralSecurityException e) {
      throw new UnusableKeyException(file + " holds a damaged key or certificate", e);
    }
  }

  private static void requirePrivate(Path file) throws IOException, UnusableKeyException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    if (Files.getPosixFilePermissions(file).stream().anyMatch(EVERYBODY::contains)) {
      throw new UnusableKeyException(
          file
              + " is open to everybody on this machine: chmod 600 it, or mount it with"
              + " defaultMode: 0440");
    }
  }

  private static KeyFile pem(Path file, String text)
      throws GeneralSecurityException, UnusableKeyException {
    X509Certificate certificate = null;
    PrivateKey key = null;
    Matcher blocks = PEM.matcher(text);
    while (blocks.find()) {
      switch (blocks.group(1)) {
        case "CERTIFICATE" -> certificate = certificate == null ? x509(blocks) : certificate;
        case "PRIVATE KEY" ->
            key =
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(blocks)));
        case "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
            throw new UnusableKeyException(
                file
                    + " has its key in another format: convert it with openssl pkcs8 -topk8"
                    + " -nodes, or use a PKCS#12 file with MICROSOFT_APP_CERTIFICATE_PASSWORD");
        default -> {}
      }
    }
    if (certificate == null || !(key instanceof RSAPrivateKey rsa)) {
      throw new UnusableKeyException(
          file + " lacks one of the two: it needs a CERTIFICATE and its PRIVATE KEY (RSA)");
    }
    return new KeyFile(certificate, rsa);
  }

  private static KeyFile pkcs12(Path file, byte[] content, char[] password)
      throws GeneralSecurityException, UnusableKeyException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(content), password);
    } catch (IOException e) {
      throw new UnusableKeyException(
          file + " is neither PEM nor PKCS#12 that MICROSOFT_APP_CERTIFICATE_PASSWORD opens", e);
    }
    for (Enumeration<String> names = store.aliases(); names.hasMoreElements(); ) {
      String name = names.nextElement();
      if (store.getKey(name, password) instanceof RSAPrivateKey key
          && store.getCertificate(name) instanceof X509Certificate certificate) {
        return new KeyFile(certificate, key);
      }
    }
    throw new UnusableKeyException(file + " holds no RSA key with its certificate");
  }

  private void requirePair(Path file) throws UnusableKeyException {
    boolean pair =
        certificate.getPublicKey() instanceof RSAPublicKey open
            && open.getModulus().equals(key.getModulus());
    if (!pair) {
      throw new UnusableKeyException(
          file + ": the first certificate in it does not belong to the key");
    }
  }

  private static X509Certificate x509(Matcher block) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der(block)));
  }

  private static byte[] der(Matcher block) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("Not Base64", e);
    }
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "KeyFile[" + certificate.getSubjectX500Principal() + "]";
  }
}
