package dev.aadsts.bot.teams.identity;

import dev.aadsts.bot.teams.identity.Identity.IdentityEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from the configuration by which means the bot proves who it is: one, and one whole. Each
 * refusal names the key to set.
 */
public final class IdentityReader {
  static final String PASSWORD = "MICROSOFT_APP_PASSWORD";
  static final String PASSWORD_EXPIRES = "MICROSOFT_APP_PASSWORD_EXPIRES";
  static final String CERTIFICATE = "MICROSOFT_APP_CERTIFICATE";
  static final String CERTIFICATE_PASSWORD = "MICROSOFT_APP_CERTIFICATE_PASSWORD";
  static final String FEDERATED_FILE = "MICROSOFT_APP_FEDERATED_TOKEN_FILE";
  static final String FEDERATED_IDENTITY = "MICROSOFT_APP_FEDERATED_IDENTITY";

  /** The environment variables that say how. */
  public static final Set<String> KEYS =
      Set.of(
          PASSWORD,
          PASSWORD_EXPIRES,
          CERTIFICATE,
          CERTIFICATE_PASSWORD,
          FEDERATED_FILE,
          FEDERATED_IDENTITY);

  // Set by App Service, not by whoever configures the bot.
  private static final String ENDPOINT = "IDENTITY_ENDPOINT";
  private static final String ENDPOINT_HEADER = "IDENTITY_HEADER";

  private static final List<String> MEANS =
      List.of(PASSWORD, CERTIFICATE, FEDERATED_FILE, FEDERATED_IDENTITY);

  private final Keys keys;

  public IdentityReader(Map<String, String> environment) {
    this.keys = new Keys(environment);
  }

  /**
   * The one means that is configured, tried as far as that goes without a network.
   *
   * @param appId for the words of a refusal
   * @throws IllegalArgumentException if there is none, or more than one, or it is unusable
   */
  public Identity read(String appId) {
    List<String> set = MEANS.stream().filter(key -> keys.text(key).isPresent()).toList();
    if (set.size() > 1) {
      throw new IllegalArgumentException(
          String.join(" and ", set) + " are set: the bot uses one of them, remove the others");
    }
    if (set.isEmpty()) {
      throw new IllegalArgumentException(
          PASSWORD
              + " is missing: set it to a client secret of the app registration "
              + appId
              + ", or set one of "
              + String.join(", ", MEANS.subList(1, MEANS.size())));
    }
    requireBeside(CERTIFICATE_PASSWORD, CERTIFICATE);
    requireBeside(PASSWORD_EXPIRES, PASSWORD);
    return switch (set.getFirst()) {
      case PASSWORD -> new Identity.Secret(keys.text(PASSWORD).orElseThrow(), expires());
      case CERTIFICATE -> certificate();
      case FEDERATED_FILE -> federatedFile();
      default ->
          new Identity.FederatedIdentity(keys.text(FEDERATED_IDENTITY).orElseThrow(), endpoint());
    };
  }

  /**
   * The managed identity that is the bot.
   *
   * @throws IllegalArgumentException if another means is configured too
   */
  public Identity readManaged() {
    KEYS.stream()
        .filter(key -> keys.text(key).isPresent())
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  key + " is set, but a managed identity needs none: remove it");
            });
    return new Identity.Managed(endpoint());
  }

  private Identity certificate() {
    var certificate =
        new Identity.Certificate(
            Path.of(keys.text(CERTIFICATE).orElseThrow()), keys.text(CERTIFICATE_PASSWORD));
    try {
      var unused = KeyFile.read(certificate);
      return certificate;
    } catch (UnusableKeyException e) {
      throw new IllegalArgumentException(CERTIFICATE + ": " + e.getMessage(), e);
    }
  }

  private Identity federatedFile() {
    var federated = new Identity.FederatedFile(Path.of(keys.text(FEDERATED_FILE).orElseThrow()));
    try {
      var unused = Assertions.read(federated.file());
      return federated;
    } catch (UnusableKeyException e) {
      throw new IllegalArgumentException(FEDERATED_FILE + ": " + e.getMessage(), e);
    }
  }

  private Optional<LocalDate> expires() {
    try {
      return keys.text(PASSWORD_EXPIRES).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          PASSWORD_EXPIRES + " is a day like 2027-05-31: " + e.getParsedString(), e);
    }
  }

  private IdentityEndpoint endpoint() {
    return keys.text(ENDPOINT)
        .map(address -> new IdentityEndpoint(uri(address), keys.text(ENDPOINT_HEADER)))
        .orElse(IdentityEndpoint.OF_A_MACHINE);
  }

  private static URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ENDPOINT + " is no address: " + address, e);
    }
  }

  private void requireBeside(String key, String other) {
    if (keys.text(key).isPresent() && keys.text(other).isEmpty()) {
      throw new IllegalArgumentException(
          key + " is set without " + other + ": set both, or remove it");
    }
  }
}
