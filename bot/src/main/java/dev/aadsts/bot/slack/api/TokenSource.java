package dev.aadsts.bot.slack.api;

import dev.aadsts.bot.delivery.DeliveryException;

/** Gives the token of one workspace, which may change. Safe for use by many threads. */
public interface TokenSource {
  /**
   * The token to use for the next call.
   *
   * @throws DeliveryException if there is none, or nobody can say now
   */
  String token() throws DeliveryException;

  /** Slack does not take that token. */
  void refused(String token, SlackRefusal refusal);
}
