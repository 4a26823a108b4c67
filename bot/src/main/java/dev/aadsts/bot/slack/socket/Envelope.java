package dev.aadsts.bot.slack.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Something that Slack sent over a socket, and wants acknowledged.
 *
 * @param kind {@code events_api}, {@code slash_commands} or {@code interactive}
 * @param payload what an HTTP request would have brought
 */
public record Envelope(String kind, JsonNode payload) {

  /** Who takes envelopes. Called by many threads. */
  @FunctionalInterface
  public interface Taker {
    /** Takes it down, for good; only then is it acknowledged. */
    Taken take(Envelope envelope);
  }

  /** What became of an envelope. */
  public sealed interface Taken {
    /**
     * It is ours now, and Slack need not send it again.
     *
     * @param answer for whoever typed or pressed
     */
    record Done(Optional<JsonNode> answer) implements Taken {}

    /** It could not be kept: Slack shall send it again. */
    record NotKept() implements Taken {}
  }
}
