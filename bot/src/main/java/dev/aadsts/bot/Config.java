package dev.aadsts.bot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the environment says. Checked as a whole at start: every problem is found at once, and half
 * a configuration refuses to start.
 *
 * @param port 0 for any free one
 * @param bind the address to listen on
 * @param database where the store is, if not in a file of the data folder
 * @param dataDir the folder of the SQLite file
 * @param baseUrl the public address, for links
 * @param overlay a folder of house rules
 * @param retention how long a checklist is kept after it ended
 * @param slack present where Slack is configured
 * @param teams present where Teams is configured
 */
public record Config(
    int port,
    String bind,
    Optional<String> database,
    Path dataDir,
    Optional<URI> baseUrl,
    Optional<Path> overlay,
    Duration retention,
    Optional<Slack> slack,
    Optional<Teams> teams) {

  /**
   * A workspace in Slack.
   *
   * @param apiUrl where the Web API is
   */
  public record Slack(String signingSecret, String botToken, URI apiUrl) {
    /** Without the secrets: configurations end up in logs. */
    @Override
    public String toString() {
      return "Slack[" + apiUrl + "]";
    }
  }

  /**
   * A bot in Microsoft Teams.
   *
   * @param credentials empty in dev mode
   * @param allowedTenants tenants besides the bot's own
   * @param cloud {@code public}, {@code usgov}, {@code dod} or {@code china}
   * @param openIdMetadataUrl for tests
   * @param loginUrl for tests
   */
  public record Teams(
      Optional<Credentials> credentials,
      Set<String> allowedTenants,
      String cloud,
      Optional<URI> openIdMetadataUrl,
      Optional<URI> loginUrl) {

    /** Whether activities are taken without a token, for a playground on this machine. */
    public boolean devMode() {
      return credentials.isEmpty();
    }
  }

  /**
   * The bot's own identity.
   *
   * @param tenantId present where the type is {@code SingleTenant}
   * @param type {@code SingleTenant} or {@code MultiTenant}
   */
  public record Credentials(String appId, String password, Optional<String> tenantId, String type) {
    /** Without the password: configurations end up in logs. */
    @Override
    public String toString() {
      return "Credentials[" + appId + ", " + type + "]";
    }
  }

  /** A configuration that cannot be used; the message lists every problem with its remedy. */
  public static final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidConfigException(List<String> problems) {
      super(String.join(System.lineSeparator(), problems));
    }
  }

  /**
   * Reads a configuration.
   *
   * @param environment keys and values; keys that are none of ours are ignored, except those that
   *     begin with {@code AADSTS_}
   * @throws InvalidConfigException if something is missing, malformed or unknown
   */
  public static Config from(Map<String, String> environment) throws InvalidConfigException {
    return new ConfigReader(environment).read();
  }
}
