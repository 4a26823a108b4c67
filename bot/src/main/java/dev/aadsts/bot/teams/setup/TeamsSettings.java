package dev.aadsts.bot.teams.setup;

import dev.aadsts.bot.teams.identity.Identity;
import dev.aadsts.bot.teams.identity.IdentityReader;
import dev.aadsts.bot.teams.identity.Registration;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the bot is registered with Microsoft. A record that exists is complete: each refusal names
 * the key to set.
 *
 * @param appId application (client) id of the Azure Bot; empty in development only
 * @param identity how it proves that it is that app; empty in development only
 * @param tenantId where the app is registered; empty in development only
 * @param allowedTenants ids of the tenants whose people may talk to the bot, the app's own among
 *     them; {@value #ANY_TENANT} lets everybody in
 * @param devMode no credentials, and only this very machine is talked to: for the Microsoft 365
 *     Agents Playground
 * @param openIdMetadataUrl instead of the cloud's own; for tests
 * @param loginUrl instead of the cloud's own; for tests
 */
public record TeamsSettings(
    String appId,
    Optional<Identity> identity,
    String tenantId,
    AppType appType,
    Set<String> allowedTenants,
    TeamsCloud cloud,
    boolean devMode,
    Optional<URI> openIdMetadataUrl,
    Optional<URI> loginUrl) {

  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** In {@link #allowedTenants}: everybody. */
  public static final String ANY_TENANT = "*";

  public static final String APP_ID = "MICROSOFT_APP_ID";
  public static final String TENANT_ID = "MICROSOFT_APP_TENANT_ID";
  public static final String APP_TYPE = "MICROSOFT_APP_TYPE";
  public static final String ALLOWED_TENANTS = "TEAMS_ALLOWED_TENANTS";
  public static final String CLOUD = "TEAMS_CLOUD";
  public static final String DEV_MODE = "TEAMS_DEV_MODE";
  public static final String METADATA_URL = "TEAMS_OPENID_METADATA_URL";
  public static final String LOGIN_URL = "TEAMS_LOGIN_URL";

  /** The environment variables that this edge reads. */
  public static final Set<String> KEYS =
      Stream.concat(
              Stream.of(
                  APP_ID,
                  TENANT_ID,
                  APP_TYPE,
                  ALLOWED_TENANTS,
                  CLOUD,
                  DEV_MODE,
                  METADATA_URL,
                  LOGIN_URL),
              IdentityReader.KEYS.stream())
          .collect(Collectors.toUnmodifiableSet());

  /** How the app is registered. */
  public enum AppType {
    /** In one tenant: what Azure offers for new bots. */
    SINGLE_TENANT,
    /** In all tenants: only bots from before August 2025. */
    MULTI_TENANT,
    /** A managed identity in one tenant: Azure's type {@code UserAssignedMSI}. */
    USER_ASSIGNED_MSI
  }

  public TeamsSettings {
    allowedTenants =
        allowedTenants.stream()
            .map(tenant -> tenant.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (devMode) {
      refuse(
          !appId.isEmpty() || identity.isPresent(),
          DEV_MODE + " lets in whoever is on this machine, without credentials: remove it, or ",
          "remove " + APP_ID + " and MICROSOFT_APP_PASSWORD");
    } else {
      refuse(appId.isBlank(), APP_ID, " is missing: set it to the client ID of the Azure Bot");
      refuse(identity.isEmpty(), "The app " + appId, " has no way to prove that it is that app");
      refuse(
          appType != AppType.MULTI_TENANT && tenantId.isBlank(),
          TENANT_ID,
          " is missing: set it to the tenant in which the app " + appId + " is registered");
      refuse(
          allowedTenants.isEmpty(),
          ALLOWED_TENANTS,
          " is missing: list the IDs of the tenants to serve, or * for every tenant");
    }
  }

  /**
   * Reads the configuration.
   *
   * @param environment may hold other keys too
   * @return empty where none of {@link #KEYS} is set: then there is no Teams edge
   * @throws IllegalArgumentException if a key is blank, unreadable or missing; the message names it
   */
  public static Optional<TeamsSettings> from(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }

  /** For the Agents Playground on this machine. */
  public static TeamsSettings forDevelopment() {
    return new TeamsSettings(
        "",
        Optional.empty(),
        "",
        AppType.SINGLE_TENANT,
        Set.of(),
        TeamsCloud.PUBLIC,
        true,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Refuses to be reachable from elsewhere where nobody is asked for credentials.
   *
   * @param bindHost where the HTTP server listens
   * @throws IllegalArgumentException in development, if that is not a loopback address
   */
  public void requireSafeBind(String bindHost) {
    refuse(
        devMode && !isLoopback(bindHost),
        DEV_MODE + " asks nobody for credentials, so it works on this machine only: ",
        "set AADSTS_BIND to 127.0.0.1, not " + bindHost);
  }

  public URI metadata() {
    return openIdMetadataUrl.orElse(cloud.openIdMetadata());
  }

  /** Where the bot's own token comes from. */
  public URI tokenUrl() {
    String tenant = appType == AppType.MULTI_TENANT ? cloud.sharedTenant() : tenantId;
    String base = loginUrl.orElse(cloud.login()).toString().replaceFirst("/+$", "");
    return URI.create(base + "/" + tenant + "/oauth2/v2.0/token");
  }

  /**
   * The bot as Microsoft knows it.
   *
   * @throws java.util.NoSuchElementException in development
   */
  public Registration registration() {
    return new Registration(appId, identity.orElseThrow(), tokenUrl(), cloud.scope());
  }

  /** The last day on which the proof of who the bot is works, where that is known. */
  public Optional<LocalDate> proofEnds() {
    return identity.flatMap(Identity::lastDay);
  }

  /** The keys that hold that proof; none in development. */
  public String proof() {
    return identity.map(Identity::keys).orElse("");
  }

  /** Whether people of that tenant may talk to the bot. */
  public boolean allowsTenant(String tenant) {
    return allowedTenants.contains(ANY_TENANT)
        || allowedTenants.contains(tenant.toLowerCase(Locale.ROOT));
  }

  /** Whether answers may be sent there: the bot's token goes along. */
  public boolean allowsService(String serviceUrl) {
    try {
      URI uri = URI.create(serviceUrl);
      boolean local =
          "http".equals(uri.getScheme()) && uri.getHost() != null && isLoopback(uri.getHost());
      return devMode ? local : cloud.owns(uri) || (local && microsoftIsLocal());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  // Where keys and tokens come from this machine, a fake stands for all of Microsoft.
  private boolean microsoftIsLocal() {
    return openIdMetadataUrl.map(URI::getHost).filter(TeamsSettings::isLoopback).isPresent()
        && loginUrl.map(URI::getHost).filter(TeamsSettings::isLoopback).isPresent();
  }

  /** Whether that is this very machine; no name other than localhost is looked up. */
  public static boolean isLoopback(String host) {
    String bare = BRACKETS.matcher(host).replaceAll("");
    if (bare.equals("localhost")) {
      return true;
    }
    if (!ADDRESS.matcher(bare).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "TeamsSettings[appId=%s, tenantId=%s, appType=%s, cloud=%s, devMode=%s]"
        .formatted(appId, tenantId, appType, cloud, devMode);
  }

  static void refuse(boolean wrong, String what, String remedy) {
    if (wrong) {
      throw new IllegalArgumentException(what + remedy);
    }
  }
}
