package dev.aadsts.bot.teams.identity;

import dev.aadsts.bot.teams.identity.Identity.IdentityEndpoint;
import dev.aadsts.bot.teams.login.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the machine that runs the bot for a token of its managed identity: a virtual machine, <a
 * href="https://learn.microsoft.com/azure/app-service/overview-managed-identity">App Service</a>
 * and Container Apps. Safe for use by many threads.
 */
final class MachineIdentity implements TokenSource {
  private final IdentityEndpoint endpoint;
  private final String clientId;
  private final String resource;
  private final TokenClient nearby;
  private final Clock clock;

  /**
   * @param clientId of the managed identity
   * @param resource what the token is for
   * @param nearby goes through no proxy
   */
  MachineIdentity(
      IdentityEndpoint endpoint,
      String clientId,
      String resource,
      TokenClient nearby,
      Clock clock) {
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.resource = resource;
    this.nearby = nearby;
    this.clock = clock;
  }

  @Override
  public Granted ask() throws NoTokenException {
    Optional<String> secret = endpoint.header();
    Map<String, String> headers =
        secret.map(value -> Map.of("X-IDENTITY-HEADER", value)).orElse(Map.of("Metadata", "true"));
    String version = secret.isPresent() ? "2019-08-01" : "2018-02-01";
    URI address =
        URI.create(
            "%s?api-version=%s&resource=%s&client_id=%s"
                .formatted(endpoint.address(), version, escaped(resource), escaped(clientId)));
    TokenAnswer answer;
    try {
      answer = TokenAnswer.of(nearby.get(address, headers));
    } catch (IOException e) {
      throw new NoTokenException(
          "this machine has no managed identity: nothing answers at " + endpoint.address(), e);
    }
    return answer
        .token(clock.instant())
        .orElseThrow(
            () ->
                new NoTokenException(
                    "this machine gives no token of the managed identity %s (%s): assign it to the machine"
                        .formatted(clientId, answer.reason())));
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
