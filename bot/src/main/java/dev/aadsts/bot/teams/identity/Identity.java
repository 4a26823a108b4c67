package dev.aadsts.bot.teams.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** By which means the bot proves who it is. */
public sealed interface Identity {
  /** The keys of the configuration that it comes from, for whoever has to mend it. */
  String keys();

  /** The last day on which it works, where that is known. */
  default Optional<LocalDate> lastDay() {
    return Optional.empty();
  }

  /**
   * A password that Microsoft made.
   *
   * @param expires the day on which it stops working, where somebody noted it down
   */
  record Secret(String value, Optional<LocalDate> expires) implements Identity {
    @Override
    public String keys() {
      return "MICROSOFT_APP_PASSWORD";
    }

    @Override
    public Optional<LocalDate> lastDay() {
      return expires;
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Secret[expires=" + expires + "]";
    }
  }

  /**
   * A certificate with its private key, read anew for each token, so that it can be replaced.
   *
   * @param file PEM or PKCS#12
   * @param password of a PKCS#12 file
   */
  record Certificate(Path file, Optional<String> password) implements Identity {
    @Override
    public String keys() {
      return "MICROSOFT_APP_CERTIFICATE";
    }

    @Override
    public Optional<LocalDate> lastDay() {
      try {
        Instant end = KeyFile.read(this).certificate().getNotAfter().toInstant();
        return Optional.of(LocalDate.ofInstant(end, ZoneOffset.UTC));
      } catch (UnusableKeyException e) {
        return Optional.empty(); // Whoever asks for a token is told.
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Certificate[file=" + file + "]";
    }
  }

  /**
   * A token that the platform which runs the bot writes into a file, and which the app registration
   * trusts: workload identity in Kubernetes. Read anew for each token.
   */
  record FederatedFile(Path file) implements Identity {
    @Override
    public String keys() {
      return "MICROSOFT_APP_FEDERATED_TOKEN_FILE";
    }
  }

  /**
   * A managed identity that the app registration trusts.
   *
   * @param clientId of the managed identity, not of the app
   */
  record FederatedIdentity(String clientId, IdentityEndpoint endpoint) implements Identity {
    @Override
    public String keys() {
      return "MICROSOFT_APP_FEDERATED_IDENTITY";
    }
  }

  /** The managed identity that is the bot: type {@code UserAssignedMSI}. */
  record Managed(IdentityEndpoint endpoint) implements Identity {
    @Override
    public String keys() {
      return "MICROSOFT_APP_TYPE=UserAssignedMSI";
    }
  }

  /**
   * Where this machine gets tokens of its managed identities.
   *
   * @param header the secret of App Service's endpoint; empty at that of a virtual machine
   */
  record IdentityEndpoint(URI address, Optional<String> header) {
    /**
     * Of a virtual machine: <a
     * href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token">the
     * metadata service</a>.
     */
    public static final IdentityEndpoint OF_A_MACHINE =
        new IdentityEndpoint(
            URI.create("http://169.254.169.254/metadata/identity/oauth2/token"), Optional.empty());

    /** Without the secret. */
    @Override
    public String toString() {
      return "IdentityEndpoint[" + address + "]";
    }
  }
}
