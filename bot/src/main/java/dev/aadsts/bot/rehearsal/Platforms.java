package dev.aadsts.bot.rehearsal;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a bot talks to, on loopback: the Web API of Slack, the Bot Connector, and Microsoft's login.
 * Takes everything and says yes; checks nothing, unlike the fakes of the tests. Safe for use by
 * many threads.
 */
public final class Platforms implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_BODY = 1024 * 1024;
  // Every answer of Slack that the bot reads something of.
  private static final HttpResponse SLACK =
      HttpResponse.json(
          200,
          """
          {"ok":true,"channel":"C0HELP","ts":"1700000001.000200","user":"aadsts","user_id":"U0BOT",
           "bot_id":"B0BOT","team":"Contoso","team_id":"T0CONTOSO","url":"https://contoso.slack.com/",
           "message":{"type":"message","text":"","ts":"1700000001.000200"},"messages":[]}\
          """);
  private static final HttpResponse POSTED = HttpResponse.json(201, "{\"id\":\"1700000001200\"}");

  private final TokenSigner signer = new TokenSigner();
  private final Consumer<HttpRequest> posted;
  private final HttpServer server;

  private Platforms(Consumer<HttpRequest> posted) {
    this.posted = posted;
    this.server =
        HttpServer.start(
            HttpSettings.on(LOOPBACK, 0),
            List.of(
                Route.post("/api/{method}", MOST_BODY, this::slack),
                Route.post("/response/{id}", MOST_BODY, request -> posted(request, SLACK)),
                Route.post("/v3/conversations", MOST_BODY, request -> POSTED),
                Route.post(
                    "/v3/conversations/{id}/activities",
                    MOST_BODY,
                    request -> posted(request, POSTED)),
                Route.post(
                    "/v3/conversations/{id}/activities/{message}",
                    MOST_BODY,
                    request -> posted(request, POSTED)),
                Route.post("/{tenant}/oauth2/v2.0/token", MOST_BODY, request -> token()),
                Route.get("/metadata", request -> metadata()),
                Route.get("/keys", request -> HttpResponse.json(200, signer.publicKeys()))));
  }

  /**
   * Starts them on a free port.
   *
   * @param posted told of each message that the bot posts, by the thread that answers it
   */
  public static Platforms start(Consumer<HttpRequest> posted) {
    return new Platforms(posted);
  }

  /** The settings with which a bot takes them for Slack and Microsoft. */
  public Map<String, String> settings() {
    return Map.of(
        "SLACK_SIGNING_SECRET",
        SlackRequests.SECRET,
        "SLACK_BOT_TOKEN",
        "xoxb-rehearsal",
        "SLACK_API_URL",
        address() + "/api/",
        "MICROSOFT_APP_ID",
        TeamsRequests.APP,
        "MICROSOFT_APP_PASSWORD",
        "rehearsal",
        "MICROSOFT_APP_TENANT_ID",
        TeamsRequests.TENANT,
        "TEAMS_OPENID_METADATA_URL",
        address() + "/metadata",
        "TEAMS_LOGIN_URL",
        address());
  }

  /** Where they are. */
  public String address() {
    return "http://" + LOOPBACK + ":" + server.port();
  }

  /** Signs what comes from Teams. */
  TokenSigner signer() {
    return signer;
  }

  @Override
  public void close() {
    server.close();
  }

  private HttpResponse slack(HttpRequest request) {
    return request.pathParameter("method").startsWith("chat.") ? posted(request, SLACK) : SLACK;
  }

  private HttpResponse posted(HttpRequest request, HttpResponse answer) {
    posted.accept(request);
    return answer;
  }

  private HttpResponse metadata() {
    return HttpResponse.json(
        200,
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(TokenSigner.ISSUER, address()));
  }

  private static HttpResponse token() {
    return HttpResponse.json(
        200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"rehearsal\"}");
  }
}
