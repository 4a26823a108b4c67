package dev.aadsts.bot.slack.event;

import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.slack.api.SlackApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Takes down what Slack told us. Safe for use by many threads. */
public final class Recorder {
  private final Inbox inbox;

  public Recorder(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Keeps it until it is handled, for a person who waits.
   *
   * @param id the same when Slack tells it again, and for nothing else
   */
  public void record(String id, Received received) throws NotRecordedException {
    inbox.record(new Event(SlackApi.EDGE + ":" + id, SlackApi.EDGE, received.encode()), patience());
  }

  /** As {@link Inbox#patience}. */
  public Duration patience() {
    return inbox.patience();
  }

  /**
   * Keeps it, for somebody whom no thread waits for.
   *
   * @param within how long whoever waits will do so
   * @return as {@link Inbox#recording}
   */
  public CompletableFuture<Boolean> recording(String id, Received received, Duration within) {
    return inbox.recording(
        new Event(SlackApi.EDGE + ":" + id, SlackApi.EDGE, received.encode()), within);
  }

  /** Counts what has its whole answer in its response: as {@link Inbox#answered}. */
  public void answered(String id) {
    inbox.answered(SlackApi.EDGE + ":" + id, SlackApi.EDGE);
  }
}
