package dev.aadsts.bot.config;

import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.sighting.IncidentRule;
import dev.aadsts.bot.slack.SlackSettings;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.web.WebAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param paces how fast we speak
 * @param logFormat how the log is written
 * @param encryption the keys of stored secrets
 * @param access who may use page, API and metrics
 * @param settings what counts where nobody has set anything
 * @param sameIncident when the trouble of some is the trouble of many; empty for never
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
    Paces paces,
    LogFormat logFormat,
    Optional<EncryptionKeys> encryption,
    WebAccess access,
    Settings settings,
    Optional<IncidentRule> sameIncident,
    Optional<SlackSettings> slack,
    Optional<TeamsSettings> teams) {

  /** A configuration that cannot be used; the message lists every problem with its remedy. */
  public static final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidConfigException(List<String> problems) {
      super(String.join(System.lineSeparator(), problems));
    }
  }

  /** Where data is kept, for people to read: a file, or PostgreSQL without its address. */
  public String store() {
    return database.map(url -> "PostgreSQL").orElse(dataDir.resolve("aadsts.db").toString());
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
