package dev.aadsts.bot.slack.api;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.methods.request.views.ViewsPublishRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.methods.response.reactions.ReactionsAddResponse;
import com.slack.api.methods.response.reactions.ReactionsRemoveResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.Message;
import com.slack.api.model.User;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Outbox;
import dev.aadsts.bot.slack.block.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls to one workspace of Slack that we make, each of which either succeeds or says what is
 * known of the message. Safe for use by many threads; blocks.
 */
public final class SlackApi {
  /** What this edge is called in events and metrics. */
  public static final String EDGE = "slack";

  private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  // How far Slack's clock may be from ours when we look for a message.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
  private static final int MOST_LOOKED_AT = 200;
  private static final int LONGEST_CODE = 200;

  private final Slack slack;
  private final QuickPost quick;
  private final TokenSource tokens;
  private final DeliveryMetrics metrics;

  /**
   * @param tokens of the workspace that is called; told where Slack says that one does not do
   */
  public SlackApi(Slack slack, TokenSource tokens, DeliveryMetrics metrics) {
    this.slack = slack;
    this.quick = new QuickPost(slack);
    this.tokens = tokens;
    this.metrics = metrics;
  }

  /**
   * Posts into a channel or one of its threads.
   *
   * @return the timestamp that names the message
   */
  public String post(
      String eventId, String part, String channel, Optional<String> thread, SlackMessage message)
      throws DeliveryException {
    ReplyMark mark = ReplyMark.of(eventId, part);
    ChatPostMessageResponse response =
        drawnOrPlain(
            eventId,
            message,
            (text, blocks) -> {
              var posted =
                  new QuickPost.Post(channel, thread, text, Optional.ofNullable(blocks), mark);
              return metrics.call(
                  EDGE,
                  "chat.postMessage",
                  () ->
                      call(
                          Kind.UNCERTAIN,
                          (Raw<ChatPostMessageResponse>) token -> quick.post(token, posted)));
            });
    return response.getTs();
  }

  /**
   * Looks for a message that we may have posted. In a direct conversation the scopes of our
   * manifest allow that; in a channel only where somebody added {@code channels:history}.
   *
   * @param since when we tried to post it
   */
  public Outbox.Trace find(
      String eventId, String part, String channel, Optional<String> thread, Instant since)
      throws DeliveryException {
    String oldest = since.minus(CLOCKS_APART).getEpochSecond() + ".000000";
    try {
      return thread.isPresent()
          ? inThread(ReplyMark.of(eventId, part), channel, thread.get(), oldest)
          : inChannel(ReplyMark.of(eventId, part), channel, oldest);
    } catch (DeliveryException e) {
      if (e.kind() == Kind.REFUSED) {
        return new Outbox.Trace.Unknown(); // We may not look there.
      }
      throw e;
    }
  }

  private Outbox.Trace inThread(ReplyMark mark, String channel, String thread, String oldest)
      throws DeliveryException {
    var request =
        ConversationsRepliesRequest.builder()
            .channel(channel)
            .ts(thread)
            .oldest(oldest)
            .limit(MOST_LOOKED_AT)
            .includeAllMetadata(true)
            .build();
    ConversationsRepliesResponse found =
        call(
            "conversations.replies",
            Kind.NOT_DELIVERED,
            methods -> methods.conversationsReplies(request));
    return trace(mark, found.getMessages(), found.isHasMore());
  }

  private Outbox.Trace inChannel(ReplyMark mark, String channel, String oldest)
      throws DeliveryException {
    var request =
        ConversationsHistoryRequest.builder()
            .channel(channel)
            .oldest(oldest)
            .limit(MOST_LOOKED_AT)
            .includeAllMetadata(true)
            .build();
    ConversationsHistoryResponse found =
        call(
            "conversations.history",
            Kind.NOT_DELIVERED,
            methods -> methods.conversationsHistory(request));
    return trace(mark, found.getMessages(), found.isHasMore());
  }

  private static Outbox.Trace trace(
      ReplyMark mark, @Nullable List<Message> messages, boolean hasMore) {
    Optional<String> ts =
        Stream.ofNullable(messages)
            .flatMap(List::stream)
            .filter(mark::isOn)
            .map(Message::getTs)
            .findFirst();
    if (ts.isPresent()) {
      return new Outbox.Trace.Found(ts.get());
    }
    return hasMore ? new Outbox.Trace.Unknown() : new Outbox.Trace.NotThere();
  }

  /** Shows something to one person only, until they reload. */
  public String postEphemeral(
      String eventId, String channel, String user, Optional<String> thread, SlackMessage message)
      throws DeliveryException {
    var request =
        ChatPostEphemeralRequest.builder()
            .channel(channel)
            .user(user)
            .threadTs(thread.orElse(null));
    ChatPostEphemeralResponse response =
        drawnOrPlain(
            eventId,
            message,
            (text, blocks) ->
                call(
                    "chat.postEphemeral",
                    Kind.UNCERTAIN,
                    methods ->
                        methods.chatPostEphemeral(
                            request.text(text).blocksAsString(blocks).build())));
    return response.getMessageTs();
  }

  /** Replaces a message of ours; may be repeated. */
  public void update(String eventId, String channel, String ts, SlackMessage message)
      throws DeliveryException {
    drawnOrPlain(
        eventId,
        message,
        (text, blocks) ->
            call(
                "chat.update",
                Kind.NOT_DELIVERED,
                methods ->
                    methods.chatUpdate(
                        ChatUpdateRequest.builder()
                            .channel(channel)
                            .ts(ts)
                            .text(text)
                            .blocksAsString(blocks)
                            .build())));
  }

  /** Opens a modal, within three seconds of the press that the trigger comes from. */
  public void openView(String triggerId, String view) throws DeliveryException {
    call(
        "views.open",
        Kind.UNCERTAIN,
        methods ->
            methods.viewsOpen(
                ViewsOpenRequest.builder().triggerId(triggerId).viewAsString(view).build()));
  }

  /** Adds a reaction to a message; true, or it fails. */
  public boolean addReaction(String channel, String ts, String name) throws DeliveryException {
    return reacted(
        "already_reacted",
        () ->
            call(
                "reactions.add",
                Kind.NOT_DELIVERED,
                methods ->
                    methods.reactionsAdd(
                        request -> request.channel(channel).timestamp(ts).name(name))));
  }

  /** Takes a reaction of ours back; true, or it fails. */
  public boolean removeReaction(String channel, String ts, String name) throws DeliveryException {
    return reacted(
        "no_reaction",
        () ->
            call(
                "reactions.remove",
                Kind.NOT_DELIVERED,
                methods ->
                    methods.reactionsRemove(
                        request -> request.channel(channel).timestamp(ts).name(name))));
  }

  @FunctionalInterface
  private interface Reaction {
    SlackApiTextResponse run() throws DeliveryException;
  }

  private static boolean reacted(String before, Reaction reaction) throws DeliveryException {
    try {
      return reaction.run().isOk();
    } catch (DeliveryException e) {
      if (SlackRefusal.behind(e).code().equals(before)) {
        return true; // As the event is handled a second time.
      }
      throw e;
    }
  }

  /** What a person is called; empty where they are called nothing. */
  public String nameOf(String user) throws DeliveryException {
    UsersInfoResponse found =
        call("users.info", Kind.NOT_DELIVERED, methods -> methods.usersInfo(r -> r.user(user)));
    User.Profile profile = found.getUser().getProfile();
    return Stream.of(profile.getDisplayName(), profile.getRealName(), found.getUser().getName())
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Shows somebody that in their Home tab. */
  public void publishHome(String user, String view) throws DeliveryException {
    call(
        "views.publish",
        Kind.NOT_DELIVERED,
        methods ->
            methods.viewsPublish(
                ViewsPublishRequest.builder().userId(user).viewAsString(view).build()));
  }

  /** Asks who we are. */
  public AuthTestResponse authTest() throws DeliveryException {
    return call("auth.test", Kind.NOT_DELIVERED, methods -> methods.authTest(request -> request));
  }

  /**
   * Answers a command or a press, visible to the person only; works where we are not in the
   * channel. Slack takes five answers within half an hour.
   */
  public void respond(String responseUrl, SlackMessage message) throws DeliveryException {
    try {
      answer(responseUrl, message);
    } catch (DeliveryException e) {
      if (!SlackRefusal.behind(e).shape()) {
        throw e;
      }
      LOG.error("Slack refused the blocks of an answer to one person: {}", e.getMessage());
      answer(responseUrl, new SlackMessage(message.words(), List.of()));
    }
  }

  private void answer(String responseUrl, SlackMessage message) throws DeliveryException {
    metrics.call(
        EDGE,
        "response_url",
        () -> {
          postTo(responseUrl, message);
          return message;
        });
  }

  private void postTo(String responseUrl, SlackMessage message) throws DeliveryException {
    var request =
        new Request.Builder()
            .url(responseUrl)
            .post(RequestBody.create(message.ephemeral(), JSON))
            .build();
    try (Response response = slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw SlackAnswer.failure(
            response, Kind.UNCERTAIN, response.peekBody(LONGEST_CODE).string());
      }
    } catch (SendOnce.NotSentException e) {
      throw new DeliveryException(Kind.NOT_DELIVERED, "Slack cannot be reached", e);
    } catch (IOException e) {
      throw new DeliveryException(Kind.UNCERTAIN, "No answer from Slack", e);
    }
  }

  @FunctionalInterface
  private interface Call<T extends SlackApiTextResponse> {
    T run(MethodsClient methods) throws IOException, SlackApiException;
  }

  /** The same, with the token alone. */
  @FunctionalInterface
  private interface Raw<T extends SlackApiTextResponse> {
    T run(String token) throws IOException, SlackApiException;
  }

  @FunctionalInterface
  private interface Send<T> {
    T send(String text, @Nullable String blocks) throws DeliveryException;
  }

  // An answer without its looks is better than none.
  private static <T> T drawnOrPlain(String eventId, SlackMessage message, Send<T> send)
      throws DeliveryException {
    try {
      return send.send(message.text(), message.blocksJson());
    } catch (DeliveryException e) {
      if (!SlackRefusal.behind(e).shape()) {
        throw e;
      }
      LOG.error("Slack refused the blocks of a reply to {}: {}", eventId, e.getMessage());
      return send.send(message.words(), null);
    }
  }

  private <T extends SlackApiTextResponse> T call(String method, Kind whereUnclear, Call<T> call)
      throws DeliveryException {
    return metrics.call(
        EDGE, method, () -> call(whereUnclear, (Raw<T>) token -> call.run(slack.methods(token))));
  }

  private <T extends SlackApiTextResponse> T call(Kind whereUnclear, Raw<T> call)
      throws DeliveryException {
    String token = tokens.token();
    T response;
    try {
      response = call.run(token);
    } catch (SlackApiException e) {
      throw SlackAnswer.failure(e.getResponse(), whereUnclear, "");
    } catch (SendOnce.NotSentException e) {
      throw new DeliveryException(Kind.NOT_DELIVERED, "Slack cannot be reached", e);
    } catch (IOException e) {
      throw new DeliveryException(whereUnclear, "No answer from Slack", e);
    } catch (JsonParseException e) {
      throw new DeliveryException(whereUnclear, "Slack's answer is no JSON", e);
    }
    if (!response.isOk()) {
      throw refused(response, token, whereUnclear);
    }
    return response;
  }

  private DeliveryException refused(
      SlackApiTextResponse response, String token, Kind whereUnclear) {
    DeliveryException e = SlackAnswer.refusal(response, whereUnclear);
    SlackRefusal refusal = SlackRefusal.behind(e);
    // Looking for a message needs a scope that we can do without.
    if (refusal.token() && !isLookup(response) && !isExtra(response, refusal)) {
      tokens.refused(token, refusal);
    }
    return e;
  }

  // Nothing is wrong where nobody has granted what we can do without.
  private static boolean isExtra(SlackApiTextResponse response, SlackRefusal refusal) {
    return refusal.code().equals("missing_scope")
        && (response instanceof ReactionsAddResponse
            || response instanceof ReactionsRemoveResponse
            || response instanceof UsersInfoResponse);
  }

  private static boolean isLookup(SlackApiTextResponse response) {
    return response instanceof ConversationsHistoryResponse
        || response instanceof ConversationsRepliesResponse;
  }
}
