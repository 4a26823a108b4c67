package dev.aadsts.bot.teams.setup;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Microsoft cloud that Teams runs in: who signs what we receive, where we get our own token, and
 * which hosts may receive it. The values are those of <a
 * href="https://github.com/microsoft/teams.py/blob/main/packages/api/src/microsoft_teams/api/auth/cloud_environment.py">Microsoft's
 * Teams SDK</a>; the service hosts those of <a
 * href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages">proactive
 * messages</a>.
 */
public enum TeamsCloud {
  /** Commercial tenants, and the government's GCC, which shares their sign-in. */
  PUBLIC(
      "https://api.botframework.com",
      "https://login.botframework.com/v1/.well-known/openidconfiguration",
      "https://login.microsoftonline.com",
      "botframework.com",
      "https://api.botframework.com/.default",
      "https://teams.microsoft.com",
      "smba.trafficmanager.net",
      "smba.infra.gcc.teams.microsoft.com"),
  /** US Government, GCC High. */
  USGOV(
      "https://api.botframework.us",
      "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
      "https://login.microsoftonline.us",
      "MicrosoftServices.onmicrosoft.us",
      "https://api.botframework.us/.default",
      "https://gov.teams.microsoft.us",
      "smba.infra.gov.teams.microsoft.us"),
  /** US Government, Department of Defense. */
  DOD(
      "https://api.botframework.us",
      "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
      "https://login.microsoftonline.us",
      "MicrosoftServices.onmicrosoft.us",
      "https://api.botframework.us/.default",
      "https://dod.teams.microsoft.us",
      "smba.infra.dod.teams.microsoft.us"),
  /** China, operated by 21Vianet. */
  CHINA(
      "https://api.botframework.azure.cn",
      "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
      "https://login.partner.microsoftonline.cn",
      "microsoftservices.partner.onmschina.cn",
      "https://api.botframework.azure.cn/.default",
      "https://teams.microsoftonline.cn",
      // Microsoft publishes no list for China; everything below its own domain.
      ".botframework.azure.cn");

  private static final int HTTPS = 443;

  private final String issuer;
  private final URI openIdMetadata;
  private final URI login;
  private final String sharedTenant;
  private final String scope;
  private final String client;

  @SuppressWarnings("ImmutableEnumChecker") // Of List.of.
  private final List<String> serviceHosts;

  TeamsCloud(
      String issuer,
      String openIdMetadata,
      String login,
      String sharedTenant,
      String scope,
      String client,
      String... serviceHosts) {
    this.issuer = issuer;
    this.openIdMetadata = URI.create(openIdMetadata);
    this.login = URI.create(login);
    this.sharedTenant = sharedTenant;
    this.scope = scope;
    this.client = client;
    this.serviceHosts = List.of(serviceHosts);
  }

  /** The cloud with that name in the configuration. */
  public static Optional<TeamsCloud> named(String name) {
    return Arrays.stream(values())
        .filter(cloud -> cloud.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Who issues the tokens of incoming activities. */
  public String issuer() {
    return issuer;
  }

  /** Where the keys of those tokens are published. */
  public URI openIdMetadata() {
    return openIdMetadata;
  }

  /** Where the bot gets its own token. */
  public URI login() {
    return login;
  }

  /** The tenant in which bots of type MultiTenant get their token. */
  public String sharedTenant() {
    return sharedTenant;
  }

  /** What the bot's own token is for. */
  public String scope() {
    return scope;
  }

  /** Where people have Teams in the browser, and links into it lead. */
  public String client() {
    return client;
  }

  /** Whether the bot's token may be sent there. */
  public boolean owns(URI serviceUrl) {
    boolean standardPort = serviceUrl.getPort() == -1 || serviceUrl.getPort() == HTTPS;
    String host = Optional.ofNullable(serviceUrl.getHost()).orElse("").toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(serviceUrl.getScheme())
        && standardPort
        && serviceUrl.getRawUserInfo() == null
        && serviceUrl.getRawQuery() == null
        && serviceHosts.stream().anyMatch(known -> matches(known, host));
  }

  private static boolean matches(String known, String host) {
    return known.startsWith(".") ? host.endsWith(known) : host.equals(known);
  }
}
