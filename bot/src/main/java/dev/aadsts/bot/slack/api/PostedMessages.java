package dev.aadsts.bot.slack.api;

import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for messages that may have been posted. Safe for use by many threads; blocks. */
record PostedMessages(Calls calls) {
  // How far Slack's clock may be from ours.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
  private static final int MOST_LOOKED_AT = 200;

  /**
   * Looks for a message that we may have posted. In a direct conversation the scopes of our
   * manifest allow that; in a channel only where somebody added {@code channels:history}.
   *
   * @param since when we tried to post it
   */
  Outbox.Trace find(ReplyMark mark, String channel, Optional<String> thread, Instant since)
      throws DeliveryException {
    String oldest = since.minus(CLOCKS_APART).getEpochSecond() + ".000000";
    try {
      return thread.isPresent()
          ? inThread(mark, channel, thread.get(), oldest)
          : inChannel(mark, channel, oldest);
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
        calls.call(
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
        calls.call(
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
}
