package dev.aadsts.bot.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.PublicAddress;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends people to Slack to install the app, and takes what they bring back. */
final class InstallRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(InstallRoutes.class);

  /** Where Slack sends people back to. */
  static final String BACK = "/slack/oauth_redirect";

  private static final String COOKIE = "aadsts_install";
  private static final String DID_NOT_BEGIN_HERE =
      "This installation did not begin in this browser, or the browser keeps no cookies.";

  private final Invitation invitation;
  private final String cookiePath;
  private final InstallPage page;
  private final InstallState states;
  private final TokenExchange exchange;
  private final InstallationStore store;
  private final Runnable changed;

  /**
   * @param address where people reach us, as far as that is known
   * @param changed told where there is a new installation
   */
  InstallRoutes(
      Invitation invitation,
      Optional<PublicAddress> address,
      InstallState states,
      TokenExchange exchange,
      InstallationStore store,
      Runnable changed) {
    this.invitation = invitation;
    this.cookiePath = seen(address, "/slack");
    this.page = new InstallPage(seen(address, Installer.PATH));
    this.states = states;
    this.exchange = exchange;
    this.store = store;
    this.changed = changed;
  }

  // As their browser sees it.
  private static String seen(Optional<PublicAddress> address, String path) {
    return address.map(known -> known.path(path)).orElse(path);
  }

  /**
   * What people are invited to.
   *
   * @param authorize Slack's page
   * @param more scopes by what people ask for with {@code ?with=}
   * @param redirect where Slack sends them back to
   */
  record Invitation(
      URI authorize,
      String clientId,
      List<String> scopes,
      Map<String, List<String>> more,
      Optional<URI> redirect) {
    String location(String state, Collection<String> wanted) {
      List<String> asked =
          Stream.concat(Stream.of(scopes), wanted.stream().map(more::get))
              .flatMap(List::stream)
              .distinct()
              .toList();
      return authorize
          + "?client_id="
          + URLEncoder.encode(clientId, UTF_8)
          + "&scope="
          + URLEncoder.encode(String.join(",", asked), UTF_8)
          + redirect
              .map(url -> "&redirect_uri=" + URLEncoder.encode(url.toString(), UTF_8))
              .orElse("")
          + "&state="
          + URLEncoder.encode(state, UTF_8);
    }

    boolean isEncrypted() {
      return redirect.map(URI::getScheme).filter("https"::equals).isPresent();
    }
  }

  List<Route> routes() {
    return List.of(Route.get(Installer.PATH, this::send), Route.get(BACK, this::back));
  }

  private HttpResponse send(HttpRequest request) {
    List<String> wanted =
        request.queryParameter("with").stream()
            .flatMap(with -> Arrays.stream(with.split(",")))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    if (!invitation.more().keySet().containsAll(wanted)) {
      return page.sorry(
          400,
          "The address asks for something that there is not. After <code>?with=</code> there may be"
              + " any of these, separated by commas: "
              + String.join(", ", new TreeSet<>(invitation.more().keySet()))
              + ".");
    }
    InstallState.Issued issued = states.issue();
    return HttpResponse.redirect(302, invitation.location(issued.state(), wanted))
        .withHeader("Cache-Control", "no-store")
        .withHeader("Set-Cookie", cookie(issued.cookie(), InstallState.LIFE.toSeconds()));
  }

  // Lax: Slack sends people back by a link, with which a stricter cookie would not come along.
  private String cookie(String value, long seconds) {
    return COOKIE
        + "="
        + value
        + "; Path="
        + cookiePath
        + "; HttpOnly; SameSite=Lax; Max-Age="
        + seconds
        + (invitation.isEncrypted() ? "; Secure" : "");
  }

  private HttpResponse back(HttpRequest request) {
    return answer(request).withHeader("Set-Cookie", cookie("", 0));
  }

  private HttpResponse answer(HttpRequest request) {
    if (request.queryParameter("error").isPresent()) {
      return request.queryParameter("error").filter("access_denied"::equals).isPresent()
          ? page.cancelled()
          : page.sorry(400, "Slack did not allow it. Ask whoever runs your workspace.");
    }
    Optional<String> code = request.queryParameter("code");
    Optional<String> state = request.queryParameter("state");
    if (code.isEmpty() || state.isEmpty()) {
      return page.sorry(400, "Something is missing in the address that you came with.");
    }
    try {
      return switch (states.use(state.get(), kept(request))) {
        case GOOD -> installed(code.get());
        case EXPIRED -> page.sorry(400, "That took longer than ten minutes.");
        case USED -> page.sorry(400, "This address was used before.");
        case FOREIGN -> page.sorry(400, DID_NOT_BEGIN_HERE);
      };
    } catch (InstallationsUnavailableException e) {
      LOG.error("An installation could not be kept", e);
      return page.sorry(503, "The store does not answer. Try again in a few minutes.");
    }
  }

  private static String kept(HttpRequest request) {
    return Arrays.stream(request.header("Cookie").orElse("").split(";"))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .map(cookie -> cookie.substring(COOKIE.length() + 1))
        .findFirst()
        .orElse("");
  }

  private HttpResponse installed(String code) {
    return switch (exchange.install(code)) {
      case TokenExchange.Answer.Granted<TokenExchange.Grant>(var grant) -> {
        Installation installation = grant.installation();
        store.keep(installation);
        changed.run();
        LOG.info("Installed in {}", installation.owner());
        yield InstallPage.done(installation.botName(), grant.workspaces());
      }
      case TokenExchange.Answer.Refused<TokenExchange.Grant>(var refusal) -> refused(refusal);
      case TokenExchange.Answer.Unclear<TokenExchange.Grant>(var why) -> {
        LOG.warn("Slack did not finish an installation: {}", why);
        yield page.sorry(503, "Slack does not answer. Try again in a few minutes.");
      }
    };
  }

  private HttpResponse refused(String code) {
    LOG.warn("Slack refused an installation: {}", code);
    return switch (code) {
      case TokenExchange.NOT_ALLOWED ->
          page.sorry(
              403,
              "Whoever runs this bot has not allowed your workspace. Ask them to, and then install it"
                  + " again.");
      case "invalid_code", "code_already_used" ->
          page.sorry(400, "Slack does not know this address any more.");
      case "bad_client_secret", "invalid_client_id", "bad_redirect_uri" ->
          page.sorry(
              500,
              "The bot is not set up right. Tell whoever runs it to look for this in the log: "
                  + code);
      default -> page.sorry(502, "Slack refused. Whoever runs the bot finds why in the log.");
    };
  }
}
