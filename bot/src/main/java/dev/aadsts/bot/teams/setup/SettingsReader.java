package dev.aadsts.bot.teams.setup;

import static dev.aadsts.bot.teams.setup.TeamsSettings.ALLOWED_TENANTS;
import static dev.aadsts.bot.teams.setup.TeamsSettings.APP_ID;
import static dev.aadsts.bot.teams.setup.TeamsSettings.APP_TYPE;
import static dev.aadsts.bot.teams.setup.TeamsSettings.CLOUD;
import static dev.aadsts.bot.teams.setup.TeamsSettings.DEV_MODE;
import static dev.aadsts.bot.teams.setup.TeamsSettings.LOGIN_URL;
import static dev.aadsts.bot.teams.setup.TeamsSettings.METADATA_URL;
import static dev.aadsts.bot.teams.setup.TeamsSettings.TENANT_ID;
import static dev.aadsts.bot.teams.setup.TeamsSettings.refuse;

import dev.aadsts.bot.teams.identity.Identity;
import dev.aadsts.bot.teams.identity.IdentityReader;
import dev.aadsts.bot.teams.identity.Keys;
import dev.aadsts.bot.teams.setup.TeamsSettings.AppType;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from the configuration how the bot is registered. Each refusal names the key to set. */
final class SettingsReader {
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Map<String, String> environment;
  private final Keys keys;

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
    this.keys = new Keys(environment);
  }

  Optional<TeamsSettings> read() {
    if (TeamsSettings.KEYS.stream().noneMatch(environment::containsKey)) {
      return Optional.empty();
    }
    AppType type = keys.text(APP_TYPE).map(SettingsReader::type).orElse(AppType.SINGLE_TENANT);
    String tenant = keys.text(TENANT_ID).orElse("");
    boolean devMode = keys.text(DEV_MODE).map(SettingsReader::flag).orElse(false);
    return anyBut(DEV_MODE) || devMode
        ? Optional.of(
            new TeamsSettings(
                keys.text(APP_ID).orElse(""),
                identity(type, devMode),
                tenant,
                type,
                allowed(type, tenant),
                keys.text(CLOUD).map(SettingsReader::cloud).orElse(TeamsCloud.PUBLIC),
                devMode,
                url(METADATA_URL),
                url(LOGIN_URL)))
        : Optional.empty();
  }

  private boolean anyBut(String key) {
    return TeamsSettings.KEYS.stream()
        .anyMatch(known -> !known.equals(key) && environment.containsKey(known));
  }

  private Set<String> allowed(AppType type, String tenant) {
    Set<String> allowed =
        keys.text(ALLOWED_TENANTS).map(SettingsReader::list).orElse(new HashSet<>());
    if (type != AppType.MULTI_TENANT && !tenant.isEmpty()) {
      allowed.add(tenant);
    }
    return allowed;
  }

  private Optional<Identity> identity(AppType type, boolean devMode) {
    if (devMode && IdentityReader.KEYS.stream().noneMatch(environment::containsKey)) {
      return Optional.empty();
    }
    Optional<String> appId = keys.text(APP_ID);
    refuse(
        appId.isEmpty() && !devMode,
        APP_ID,
        " is missing: set it to the client ID of the Azure Bot");
    var reader = new IdentityReader(environment);
    Identity identity =
        type == AppType.USER_ASSIGNED_MSI ? reader.readManaged() : reader.read(appId.orElse(""));
    refuse(
        !devMode && !GUID.matcher(appId.orElse("")).matches(),
        APP_ID,
        " is the client ID of the Azure Bot, a GUID, and not its name: " + appId.orElse(""));
    return Optional.of(identity);
  }

  private static AppType type(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "singletenant" -> AppType.SINGLE_TENANT;
      case "multitenant" -> AppType.MULTI_TENANT;
      case "userassignedmsi" -> AppType.USER_ASSIGNED_MSI;
      default ->
          throw new IllegalArgumentException(
              APP_TYPE + " is SingleTenant, UserAssignedMSI or MultiTenant, not " + value);
    };
  }

  private static TeamsCloud cloud(String value) {
    return TeamsCloud.named(value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    CLOUD + " is public, usgov, dod or china, not " + value));
  }

  private static Set<String> list(String value) {
    Set<String> tenants =
        Arrays.stream(value.split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(HashSet::new));
    refuse(tenants.isEmpty(), ALLOWED_TENANTS, " names no tenant: list IDs, separated by commas");
    return tenants;
  }

  private static boolean flag(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(DEV_MODE + " is true or false, not " + value);
    };
  }

  private Optional<URI> url(String key) {
    return keys.text(key).map(value -> url(key, value));
  }

  private static URI url(String key, String value) {
    try {
      URI uri = URI.create(value);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is no address: " + value, e);
    }
    throw new IllegalArgumentException(key + " is no http(s) address: " + value);
  }
}
