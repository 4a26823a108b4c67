package dev.aadsts.bot.teams.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.delivery.inbox.TimeLimiter;
import dev.aadsts.bot.http.Endpoint;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import dev.aadsts.bot.teams.activity.Incoming;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.invoke.Invokes;
import dev.aadsts.bot.teams.message.ActionData;
import dev.aadsts.bot.teams.message.MessageText;
import dev.aadsts.bot.teams.verification.RefusedException;
import dev.aadsts.bot.teams.verification.SigningKeys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST} to {@value #PATH}: checks who sends, records what is to be answered, and says so at
 * once. Safe for use by many threads.
 */
public final class MessagesEndpoint implements Endpoint {
  /** Where Teams sends activities. */
  public static final String PATH = "/api/messages";

  private static final Logger LOG = LoggerFactory.getLogger(MessagesEndpoint.class);
  private static final String DEVELOPMENT_TENANT = "development";

  private final SenderCheck sender;
  private final Inbox inbox;
  private final Invokes invokes;
  private final Answerer answerer;
  private final DeliveryMetrics metrics;

  public MessagesEndpoint(
      SenderCheck sender,
      Inbox inbox,
      Invokes invokes,
      Answerer answerer,
      DeliveryMetrics metrics) {
    this.sender = sender;
    this.inbox = inbox;
    this.invokes = invokes;
    this.answerer = answerer;
    this.metrics = metrics;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return begin(request).join();
  }

  // Not prompt, as the way in of Slack is: the answer to an invoke is made here, and waits for the
  // store and for Teams, up to seconds; so does the first token under a new key for the metadata.
  // A few of these would hold all the threads that prompt endpoints have.
  @Override
  public CompletableFuture<HttpResponse> begin(HttpRequest request) {
    return metrics.acknowledgingLater(Received.EDGE, () -> checked(request));
  }

  private enum Doubt {
    NOT_FROM_TEAMS,
    NO_KEYS
  }

  private CompletableFuture<HttpResponse> checked(HttpRequest request) {
    try {
      SenderCheck.Pass pass = sender.check(request);
      // A page in a browser can post other types to this machine, but not this one.
      if (!isJson(request)) {
        return now(Problem.of(415, "Activities are application/json.").response());
      }
      Optional<Incoming> activity = Incoming.read(request.body());
      if (activity.isEmpty()) {
        return now(
            Problem.of(400, "The body is no activity: JSON with type and conversation.id.")
                .response());
      }
      sender.check(pass, activity.get());
      return receive(activity.get());
    } catch (RefusedException e) {
      metrics.refused(Received.EDGE, Doubt.NOT_FROM_TEAMS);
      LOG.warn("Refused a request to {}: {}", PATH, e.getMessage());
      return now(Problem.of(401, "Not from the Bot Connector.").response());
    } catch (SigningKeys.UnavailableException e) {
      metrics.refused(Received.EDGE, Doubt.NO_KEYS);
      LOG.error("Cannot tell who sends to {}: {}", PATH, e.getMessage());
      return now(
          Problem.of(503, "The sender cannot be verified right now.")
              .response()
              .withHeader("Retry-After", "10"));
    }
  }

  private CompletableFuture<HttpResponse> receive(Incoming activity) {
    return switch (activity.type()) {
      case "message" -> message(activity);
      case "invoke" -> now(invokes.handle(activity, activity.place(DEVELOPMENT_TENANT)));
      case "conversationUpdate" -> conversation(activity);
      case "installationUpdate" -> installation(activity);
      // Edits, deletions, reactions, typing: nothing to answer.
      default -> taken();
    };
  }

  private CompletableFuture<HttpResponse> message(Incoming activity) {
    if (activity.fromBot()) {
      return taken();
    }
    Place place = activity.place(DEVELOPMENT_TENANT);
    JsonNode value = activity.value();
    if (value.path(ActionData.INTENT).isTextual()) {
      return record(activity.eventId(), activity.pressed(place, value));
    }
    List<String> mentions = activity.botMentions();
    boolean personal = place.kind() == Place.Kind.PERSONAL;
    boolean whispered = activity.targeted() && !personal;
    boolean named = personal || whispered || !mentions.isEmpty();
    String words = MessageText.clean(activity.text(), mentions);
    // With the permission to read along, everything that is said arrives here.
    if (!named && !answerer.mayOverhear(place.conversation(), words)) {
      return taken();
    }
    Addressing addressing =
        !named
            ? Addressing.OVERHEARD
            : personal ? Addressing.DIRECT : whispered ? Addressing.WHISPER : Addressing.MENTION;
    String text = named ? asked(activity, words) : words;
    return record(
        activity.eventId(),
        new Received.Said(place, activity.sender(), addressing, text, activity.id()));
  }

  // Whoever sends a card and says nothing else means what is on it.
  private String asked(Incoming activity, String words) {
    String quoted = activity.quoted();
    if (!quoted.isBlank()) {
      return answerer.asked(words, quoted);
    }
    return words.isEmpty() ? activity.cards() : words;
  }

  // Renamed or new channels, renamed or archived teams, other people who come and go: all the same
  // to us. Of a deleted channel, Teams tells in the conversation of its team.
  private CompletableFuture<HttpResponse> conversation(Incoming activity) {
    if (activity.addsBot()) {
      return added(activity);
    }
    Place place = activity.place(DEVELOPMENT_TENANT);
    Optional<Place> gone =
        switch (activity.eventType()) {
          case "channelDeleted" -> activity.channel().map(place::whole);
          case "teamDeleted", "teamHardDeleted" -> Optional.of(place);
          default -> activity.removesBot() ? Optional.of(place) : Optional.empty();
        };
    return gone.map(each -> record(activity.eventId(), new Received.Left(each)))
        .orElseGet(MessagesEndpoint::taken);
  }

  private CompletableFuture<HttpResponse> installation(Incoming activity) {
    Place place = activity.place(DEVELOPMENT_TENANT);
    return switch (activity.action()) {
      case "add" -> added(activity);
      case "add-upgrade" -> record(activity.eventId(), new Received.Met(place));
      case "remove" -> record(activity.eventId(), new Received.Left(place));
      // The second half of an upgrade follows.
      default -> taken();
    };
  }

  // Several activities tell of one arrival, for which there is one welcome. Whoever was taken out
  // and is put back soon afterwards is not welcomed again, but reachable again.
  private CompletableFuture<HttpResponse> added(Incoming activity) {
    Place place = activity.place(DEVELOPMENT_TENANT);
    HttpResponse met = record(activity.eventId(), new Received.Met(place)).join();
    return met.status() == 200
        ? record(Incoming.welcomeId(place), new Received.Added(place))
        : now(met);
  }

  // Whoever writes sees no answer of ours to the request; Teams may deliver it again.
  private CompletableFuture<HttpResponse> record(String eventId, Received received) {
    return inbox
        .recording(new Event(eventId, Received.EDGE, received.encode()), TimeLimiter.FOR_A_PLATFORM)
        .thenApply(isNew -> HttpResponse.empty(200))
        .exceptionally(MessagesEndpoint::notSaved);
  }

  private static HttpResponse notSaved(Throwable failure) {
    return Problem.of(503, "The message could not be saved.")
        .with("incident", NotRecordedException.behind(failure).incident())
        .response()
        .withHeader("Retry-After", "10");
  }

  private static CompletableFuture<HttpResponse> taken() {
    return now(HttpResponse.empty(200));
  }

  private static CompletableFuture<HttpResponse> now(HttpResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private static boolean isJson(HttpRequest request) {
    return request
        .header("Content-Type")
        .map(type -> type.indexOf(';') < 0 ? type : type.substring(0, type.indexOf(';')))
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .filter("application/json"::equals)
        .isPresent();
  }
}
