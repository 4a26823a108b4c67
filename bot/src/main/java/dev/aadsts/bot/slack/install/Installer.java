package dev.aadsts.bot.slack.install;

import com.slack.api.Slack;
import dev.aadsts.bot.http.PublicAddress;
import dev.aadsts.bot.http.Route;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets people install the app by themselves, in as many workspaces as there are. Safe for use by
 * many threads.
 */
public final class Installer {
  /** The page at which people begin. */
  public static final String PATH = "/slack/install";

  private final StoredInstallations installations;
  private final InstallRoutes routes;

  /**
   * @param apiUrl where the Web API is; Slack's page to install an app is beside it
   * @param scopes that people are asked for
   * @param more scopes that they are asked for besides, by the word that asks for them
   */
  public Installer(
      Supplier<Slack> slack,
      String apiUrl,
      AppKeys keys,
      Registry registry,
      List<String> scopes,
      Map<String, List<String>> more,
      Clock clock) {
    Optional<PublicAddress> address = registry.baseUrl().map(PublicAddress::new);
    Optional<URI> redirect = address.map(known -> known.at(InstallRoutes.BACK));
    var exchange = new TokenExchange(slack, keys, redirect, clock);
    var renewals = new Renewals(registry.store(), exchange, clock);
    installations = new StoredInstallations(registry.store(), renewals, clock);
    URI authorize = URI.create(apiUrl).resolve("../oauth/v2/authorize");
    routes =
        new InstallRoutes(
            new InstallRoutes.Invitation(authorize, keys.clientId(), scopes, more, redirect),
            address,
            new InstallState(registry.seal(), registry.store(), clock),
            exchange,
            registry.store(),
            installations::forgetAll);
  }

  /** The installations that people made. */
  public Installations installations() {
    return installations;
  }

  /** Where people begin, and where Slack sends them back to. */
  public List<Route> routes() {
    return routes.routes();
  }
}
