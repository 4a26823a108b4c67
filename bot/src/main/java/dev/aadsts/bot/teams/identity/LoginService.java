package dev.aadsts.bot.teams.identity;

import dev.aadsts.bot.teams.login.TokenClient;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks Microsoft's login service for the token, with a secret or an assertion: <a
 * href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">client
 * credentials</a>. Safe for use by many threads.
 */
final class LoginService implements TokenSource {
  /** For whom a federated token is. */
  static final String FEDERATION = "api://AzureADTokenExchange";

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Registration registration;
  private final TokenClient client;
  private final TokenClient nearby;
  private final Clock clock;

  LoginService(Registration registration, TokenClient client, TokenClient nearby, Clock clock) {
    this.registration = registration;
    this.client = client;
    this.nearby = nearby;
    this.clock = clock;
  }

  @Override
  public Granted ask() throws NoTokenException {
    Map<String, String> form = form();
    TokenAnswer answer;
    try {
      answer = TokenAnswer.of(client.post(registration.tokenEndpoint(), form));
    } catch (IOException e) {
      throw new NoTokenException(
          "the login service %s does not answer (%s): look at DNS, firewall and proxy"
              .formatted(registration.tokenEndpoint().getHost(), e.getClass().getSimpleName()),
          e);
    }
    return answer
        .token(clock.instant())
        .orElseThrow(
            () ->
                new NoTokenException(
                    "the login service refuses the credentials (%s): check MICROSOFT_APP_ID, %s and MICROSOFT_APP_TENANT_ID"
                        .formatted(answer.reason(), registration.identity().keys())));
  }

  private Map<String, String> form() throws NoTokenException {
    var form = new HashMap<String, String>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", registration.appId());
    form.put("scope", registration.scope());
    if (registration.identity() instanceof Identity.Secret secret) {
      form.put("client_secret", secret.value());
    } else {
      form.put("client_assertion_type", ASSERTION_TYPE);
      form.put("client_assertion", assertion());
    }
    return form;
  }

  private String assertion() throws NoTokenException {
    try {
      return switch (registration.identity()) {
        case Identity.Certificate certificate ->
            Assertions.sign(
                KeyFile.read(certificate),
                registration.appId(),
                registration.tokenEndpoint(),
                clock.instant());
        case Identity.FederatedFile federated -> Assertions.read(federated.file());
        case Identity.FederatedIdentity(var clientId, var endpoint) ->
            new MachineIdentity(endpoint, clientId, FEDERATION, nearby, clock).ask().value();
        case Identity.Secret secret -> throw new IllegalStateException("A secret asserts nothing");
        case Identity.Managed managed ->
            throw new IllegalStateException("A managed identity asserts nothing");
      };
    } catch (UnusableKeyException e) {
      throw new NoTokenException(registration.identity().keys() + ": " + e.getMessage(), e);
    }
  }
}
