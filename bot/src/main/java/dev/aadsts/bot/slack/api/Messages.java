package dev.aadsts.bot.slack.api;

import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.aadsts.bot.connections.SendOnce;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.slack.block.SlackMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages in one workspace: for everybody, for one person, changed, and found again. Where Slack
 * refuses the looks of one, its words go alone. Safe for use by many threads; blocks.
 */
public final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final int LONGEST_CODE = 200;

  private final Calls calls;
  private final ChatPostMessage chatPostMessage;
  private final PostedMessages postedMessages;

  Messages(Calls calls) {
    this.calls = calls;
    this.chatPostMessage = new ChatPostMessage(calls.client());
    this.postedMessages = new PostedMessages(calls);
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
                  new ChatPostMessage.Post(
                      channel, thread, text, Optional.ofNullable(blocks), mark);
              return calls.raw(
                  "chat.postMessage", Kind.UNCERTAIN, token -> chatPostMessage.post(token, posted));
            });
    return response.getTs();
  }

  /**
   * Looks for a message that we may have posted.
   *
   * @param since when we tried to post it
   */
  public Outbox.Trace find(
      String eventId, String part, String channel, Optional<String> thread, Instant since)
      throws DeliveryException {
    return postedMessages.find(ReplyMark.of(eventId, part), channel, thread, since);
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
                calls.call(
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
            calls.call(
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
    calls
        .metrics()
        .call(
            SlackApi.EDGE,
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
    try (Response response = calls.client().http().newCall(request).execute()) {
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
}
