package dev.aadsts.bot.slack.event;

import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.Inbox;
import dev.aadsts.bot.delivery.NotRecordedException;
import dev.aadsts.bot.slack.api.SlackApi;
import java.time.Duration;

/** Takes down what Slack told us. Safe for use by many threads. */
public final class Recorder {
  private final Inbox inbox;

  public Recorder(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Keeps it until it is handled.
   *
   * @param id the same when Slack tells it again, and for nothing else
   * @param within how long whoever waits will do so
   */
  public void record(String id, Received received, Duration within) throws NotRecordedException {
    inbox.record(new Event(SlackApi.EDGE + ":" + id, SlackApi.EDGE, received.encode()), within);
  }

  /**
   * Notes what has its answer already, so that it is known.
   *
   * @param id the same when Slack tells it again, and for nothing else
   */
  public void note(String id, Duration within) throws NotRecordedException {
    inbox.note(SlackApi.EDGE + ":" + id, SlackApi.EDGE, within);
  }
}
