package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.cache.IdentityCache;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.Drawings;
import dev.aadsts.bot.slack.event.Received;
import java.util.Optional;

/**
 * Answers a command in the response to it, where the asker alone sees the answer and giving it
 * changes nothing: it is there at once, and takes no call to Slack. A response has one message;
 * what does not fit into that is behind a button. Safe for use by many threads.
 */
public final class AnswersAtOnce {
  // Of up to twelve kilobytes each.
  private static final int MOST_BODIES = 1_500;

  private final Hearing hearing;
  private final Drawings drawings;
  private final IdentityCache<Reply, HttpResponse> responses = new IdentityCache<>(MOST_BODIES);

  public AnswersAtOnce(Hearing hearing, Drawings drawings) {
    this.hearing = hearing;
    this.drawings = drawings;
  }

  /** What to respond; empty where it takes more than a look at what we know. */
  public Optional<HttpResponse> to(String eventId, Received.Command command) {
    return hearing.glance(eventId, command).map(this::response);
  }

  // The answer to a bare code is the same object each time; of one to a paste the drawing is known.
  private HttpResponse response(Reply reply) {
    return reply.pattern().isEmpty() ? responses.of(reply, () -> drawn(reply)) : drawn(reply);
  }

  private HttpResponse drawn(Reply reply) {
    return HttpResponse.json(200, drawings.inOne(reply).ephemeral());
  }
}
