package dev.aadsts.bot.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.slack.home.HomeTab;
import dev.aadsts.bot.slack.install.Installations;
import dev.aadsts.bot.slack.interaction.Shortcuts;
import dev.aadsts.bot.slack.interaction.Submissions;
import dev.aadsts.bot.slack.workspace.SlackLinks;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes everything that surely comes from Slack: events, commands and presses. Hands over to our
 * listeners what comes often, and to Bolt what else Bolt has a listener for, in the form that it
 * surely recognises, as it logs the body of what it does not. Called by many threads.
 */
public final class SlackEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SlackEndpoint.class);
  private static final JsonMapper JSON = Mappers.plain();
  private static final String HOME_OPENED = "app_home_opened";
  private static final Set<String> MESSAGES =
      Set.of("app_mention", "message", "message:file_share", "message:thread_broadcast");
  private static final Set<String> REMOVALS = Set.of("app_uninstalled", "tokens_revoked");
  // Slack tells the second; an installation within it was before.
  private static final int NANOS_OF_THE_SECOND = 999_000_000;
  private static final Set<String> INTERACTIONS =
      Set.of("block_actions", "view_submission", "message_action", "shortcut");
  private static final Set<String> SHORTCUTS = Set.of(Shortcuts.EXPLAIN, Shortcuts.PASTE);

  private final SlackListeners listeners;
  private final Bolt bolt;
  private final HomeTab home;
  private final Installations installations;
  private final SlackLinks links;

  /**
   * @param app for what goes through Bolt; asked when the first of it comes
   */
  public SlackEndpoint(
      SlackListeners listeners,
      Supplier<App> app,
      HomeTab home,
      Installations installations,
      SlackLinks links) {
    this.listeners = listeners;
    this.bolt = new Bolt(app);
    this.home = home;
    this.installations = installations;
    this.links = links;
  }

  /** Answers what surely comes from Slack, once it is kept. */
  CompletableFuture<HttpResponse> genuine(HttpRequest request) {
    String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
    String body = new String(request.body(), UTF_8);
    try {
      return switch (type) {
        case "application/json" -> event(request, body);
        case "application/x-www-form-urlencoded" -> form(request, body);
        default -> empty(415);
      };
    } catch (JsonProcessingException | JsonParseException | Malformed e) {
      LOG.warn("Slack sent a malformed request: {}", e.getClass().getSimpleName());
      return empty(400);
    } catch (InstallationsUnavailableException e) {
      LOG.warn("Cannot say whose installation a request is for: {}", e.getMessage());
      return empty(503);
    }
  }

  private CompletableFuture<HttpResponse> event(HttpRequest request, String body)
      throws JsonProcessingException, Malformed {
    JsonNode json = object(body);
    return switch (json.path("type").asText()) {
      case "url_verification" -> CompletableFuture.completedFuture(bolt.run(request, body.strip()));
      case "event_callback" -> callback(json);
      case "app_rate_limited" -> heldBack(json);
      default -> ignored("event", json.path("type").asText(), 200);
    };
  }

  // https://docs.slack.dev/reference/events/app_rate_limited: what it holds back never comes.
  private static CompletableFuture<HttpResponse> heldBack(JsonNode json) {
    LOG.warn(
        "Slack holds back events of workspace {}: more than 30,000 came within an hour, or too few"
            + " were acknowledged",
        TextLimit.shortened(json.path("team_id").asText(), 60));
    return empty(200);
  }

  private CompletableFuture<HttpResponse> callback(JsonNode json) throws Malformed {
    JsonNode event = json.path("event");
    String subtype = event.path("subtype").asText("");
    String kind = event.path("type").asText() + (subtype.isEmpty() ? "" : ":" + subtype);
    if (REMOVALS.contains(kind)) {
      return removed(json);
    }
    boolean homeOpened = kind.equals(HOME_OPENED);
    if (!homeOpened && !MESSAGES.contains(kind)) {
      return ignored("event", kind, 200);
    }
    placed(Origin.ofEvent(json)).putInto(json);
    if (homeOpened && PayloadShape.isHomeOpened(json)) {
      home.opened(json);
      return empty(200);
    }
    if (!PayloadShape.isMessage(json)) {
      throw new Malformed();
    }
    return listeners.message(json);
  }

  // A token of ours is revoked with the app; people's own tokens we have none of.
  private CompletableFuture<HttpResponse> removed(JsonNode json) {
    JsonNode event = json.path("event");
    boolean ours =
        !event.path("type").asText().equals("tokens_revoked") || !event.at("/tokens/bot").isEmpty();
    Origin origin = Origin.ofEvent(json);
    long second = json.path("event_time").asLong();
    if (ours && !origin.owner().isEmpty() && second > 0) {
      installations.removed(origin.owner(), Instant.ofEpochSecond(second, NANOS_OF_THE_SECOND));
    }
    return empty(200);
  }

  private Origin placed(Origin origin) {
    origin
        .organisation()
        .filter(organisation -> !origin.team().isEmpty())
        .ifPresent(organisation -> installations.belongs(origin.team(), organisation));
    return origin;
  }

  private CompletableFuture<HttpResponse> form(HttpRequest request, String body)
      throws JsonProcessingException, Malformed {
    Map<String, String> form = decoded(body);
    String payload = form.get("payload");
    if (payload != null) {
      return interaction(request, payload);
    }
    if (form.containsKey("ssl_check")) {
      return empty(200); // Slack looks at our certificate.
    }
    if (!form.containsKey("command")) {
      return ignored("form", "without a command", 404);
    }
    if (!PayloadShape.isCommand(form)) {
      throw new Malformed();
    }
    placed(Origin.ofCommand(form));
    links.learnDomain(form.getOrDefault("team_id", ""), form.getOrDefault("team_domain", ""));
    return listeners.command(form);
  }

  private CompletableFuture<HttpResponse> interaction(HttpRequest request, String payload)
      throws JsonProcessingException, Malformed {
    JsonNode json = object(payload);
    String kind = json.path("type").asText();
    if (!INTERACTIONS.contains(kind)) {
      return ignored("interaction", kind, 404);
    }
    String callback = json.path("callback_id").asText(json.at("/view/callback_id").asText());
    if (!kind.equals("block_actions")
        && !SHORTCUTS.contains(callback)
        && !Submissions.CALLBACKS.contains(callback)) {
      return ignored("callback", callback, 404);
    }
    links.learnDomain(json.at("/team/id").asText(), json.at("/team/domain").asText());
    placed(Origin.ofInteraction(json)).putInto(json);
    if (!PayloadShape.isInteraction(json)) {
      throw new Malformed();
    }
    return CompletableFuture.completedFuture(
        bolt.run(request, encoded(Map.of("payload", PayloadShape.withoutLayout(json).toString()))));
  }

  private static CompletableFuture<HttpResponse> empty(int status) {
    return CompletableFuture.completedFuture(HttpResponse.empty(status));
  }

  private static CompletableFuture<HttpResponse> ignored(String what, String kind, int status) {
    LOG.debug("Ignored an {} of Slack: {}", what, TextLimit.shortened(kind, 60));
    return empty(status);
  }

  private static JsonNode object(String json) throws JsonProcessingException, Malformed {
    JsonNode node = JSON.readTree(json);
    if (!node.isObject()) {
      throw new Malformed();
    }
    return node;
  }

  private static Map<String, String> decoded(String form) throws Malformed {
    var fields = new LinkedHashMap<String, String>();
    try {
      for (String field : form.strip().split("&", -1)) {
        int equals = field.indexOf('=');
        fields.putIfAbsent(
            decodedPart(equals < 0 ? field : field.substring(0, equals)),
            equals < 0 ? "" : decodedPart(field.substring(equals + 1)));
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed();
    }
    return fields;
  }

  // Most parts have nothing to decode, and to look is quicker than to copy.
  private static String decodedPart(String part) {
    return part.indexOf('%') < 0 && part.indexOf('+') < 0 ? part : URLDecoder.decode(part, UTF_8);
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
