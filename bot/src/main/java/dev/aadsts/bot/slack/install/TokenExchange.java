package dev.aadsts.bot.slack.install;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.oauth.OAuthV2AccessRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.Tokens;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trades in what Slack gave us for tokens. Safe for use by many threads; blocks.
 *
 * @see <a href="https://docs.slack.dev/authentication/installing-with-oauth">Slack: installing with
 *     OAuth</a>
 */
final class TokenExchange {
  private static final Logger LOG = LoggerFactory.getLogger(TokenExchange.class);
  private static final Set<String> FOR_NOW =
      Set.of(
          "ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

  /** Where the operator of the bot allows it in other workspaces only. */
  static final String NOT_ALLOWED = "workspace_not_allowed";

  private static final String DEFAULT_NAME = "aadsts";
  private static final Pattern ID = Pattern.compile("[A-Z0-9]{1,40}");

  private final Supplier<Slack> slack;
  private final AppKeys keys;
  private final Optional<URI> redirect;
  private final Clock clock;

  /**
   * @param redirect where Slack sends people back to, the same as they were sent away with
   */
  TokenExchange(Supplier<Slack> slack, AppKeys keys, Optional<URI> redirect, Clock clock) {
    this.slack = slack;
    this.keys = keys;
    this.redirect = redirect;
    this.clock = clock;
  }

  /** What Slack says. */
  sealed interface Answer<T> {
    record Granted<T>(T granted) implements Answer<T> {}

    /**
     * No, and asking again would not help.
     *
     * @param code Slack's own word, or {@link #NOT_ALLOWED}
     */
    record Refused<T>(String code) implements Answer<T> {}

    /** Nobody knows: no answer, or none that says so. */
    record Unclear<T>(String why) implements Answer<T> {}
  }

  /**
   * What somebody has just allowed.
   *
   * @param workspaces where an admin adds the app to the workspaces of an organisation that
   *     installed it, as it is in none of them: <a
   *     href="https://api.slack.com/enterprise/apps/reference">Slack: organization-wide apps</a>
   */
  record Grant(Installation installation, Optional<URI> workspaces) {}

  /** The installation that somebody has just allowed. */
  Answer<Grant> install(String code) {
    var request = request().code(code);
    redirect.map(URI::toString).ifPresent(request::redirectUri);
    return switch (ask(request.build())) {
      case Answer.Granted<OAuthV2AccessResponse>(var response) -> grant(response);
      case Answer.Refused<OAuthV2AccessResponse>(var refusal) -> new Answer.Refused<>(refusal);
      case Answer.Unclear<OAuthV2AccessResponse>(var why) -> new Answer.Unclear<>(why);
    };
  }

  /** The tokens that follow. */
  Answer<Tokens> renew(Tokens.Renewal renewal) {
    var request = request().grantType("refresh_token").refreshToken(renewal.refresh());
    return switch (ask(request.build())) {
      case Answer.Granted<OAuthV2AccessResponse>(var response) ->
          new Answer.Granted<>(tokens(response));
      case Answer.Refused<OAuthV2AccessResponse>(var refusal) -> new Answer.Refused<>(refusal);
      case Answer.Unclear<OAuthV2AccessResponse>(var why) -> new Answer.Unclear<>(why);
    };
  }

  private OAuthV2AccessRequest.OAuthV2AccessRequestBuilder request() {
    return OAuthV2AccessRequest.builder()
        .clientId(keys.clientId())
        .clientSecret(keys.clientSecret());
  }

  private Answer<OAuthV2AccessResponse> ask(OAuthV2AccessRequest request) {
    try {
      OAuthV2AccessResponse response = slack.get().methods().oauthV2Access(request);
      if (response.isOk()) {
        return new Answer.Granted<>(response);
      }
      String code = Optional.ofNullable(response.getError()).orElse("no_error_given");
      return FOR_NOW.contains(code) ? new Answer.Unclear<>(code) : new Answer.Refused<>(code);
    } catch (SlackApiException e) {
      return new Answer.Unclear<>("status " + e.getResponse().code());
    } catch (IOException e) {
      return new Answer.Unclear<>("no answer");
    } catch (JsonParseException e) {
      return new Answer.Unclear<>("an answer that is no JSON");
    }
  }

  private Answer<Grant> grant(OAuthV2AccessResponse response) {
    boolean organisation = response.isEnterpriseInstall();
    @Nullable String owner =
        organisation
            ? Optional.ofNullable(response.getEnterprise()).map(e -> e.getId()).orElse(null)
            : Optional.ofNullable(response.getTeam()).map(t -> t.getId()).orElse(null);
    if (owner == null || response.getAccessToken() == null || response.getBotUserId() == null) {
      return new Answer.Refused<>("no_bot_in_the_answer");
    }
    if (!isAllowed(response)) {
      LOG.warn("The app was not installed in {}: SLACK_ALLOWED_WORKSPACES does not name it", owner);
      revoke(response.getAccessToken());
      return new Answer.Refused<>(NOT_ALLOWED);
    }
    String name = organisation ? response.getEnterprise().getName() : response.getTeam().getName();
    var installation =
        new Installation(
            owner,
            Optional.ofNullable(name).orElse(owner),
            response.getBotUserId(),
            botName(response.getAccessToken()),
            scopes(response.getScope()),
            tokens(response),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return new Answer.Granted<>(
        new Grant(
            installation,
            organisation ? workspaces(owner, response.getAppId()) : Optional.empty()));
  }

  private boolean isAllowed(OAuthV2AccessResponse response) {
    Stream<String> ids =
        Stream.concat(
            Stream.ofNullable(response.getTeam()).map(team -> team.getId()),
            Stream.ofNullable(response.getEnterprise()).map(enterprise -> enterprise.getId()));
    return keys.allowed().isEmpty() || ids.anyMatch(keys.allowed()::contains);
  }

  // Or the app would stay in a workspace that gets no answer.
  private void revoke(String token) {
    try {
      slack.get().methods(token).authRevoke(request -> request);
    } catch (SlackApiException | IOException | JsonParseException e) {
      LOG.warn("The token of a workspace that may not use the app could not be revoked", e);
    }
  }

  private static Optional<URI> workspaces(String organisation, @Nullable String app) {
    return app != null && ID.matcher(app).matches() && ID.matcher(organisation).matches()
        ? Optional.of(
            URI.create(
                "https://app.slack.com/manage/%s/integrations/profile/%s/workspaces/add"
                    .formatted(organisation, app)))
        : Optional.empty();
  }

  private Tokens tokens(OAuthV2AccessResponse response) {
    Integer seconds = response.getExpiresIn();
    String refresh = response.getRefreshToken();
    return seconds == null || refresh == null
        ? Tokens.lasting(response.getAccessToken())
        : new Tokens(
            response.getAccessToken(),
            Optional.of(
                new Tokens.Renewal(
                    refresh, clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS))));
  }

  // Only for a hint how to invite the bot: not worth failing for.
  private String botName(String token) {
    try {
      AuthTestResponse response = slack.get().methods(token).authTest(request -> request);
      return Optional.ofNullable(response.getUser()).orElse(DEFAULT_NAME);
    } catch (SlackApiException | IOException | JsonParseException e) {
      return DEFAULT_NAME;
    }
  }

  private static List<String> scopes(@Nullable String scopes) {
    return scopes == null
        ? List.of()
        : Arrays.stream(scopes.split(",")).filter(scope -> !scope.isBlank()).toList();
  }
}
