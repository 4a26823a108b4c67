package dev.aadsts.bot.slack.socket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What Slack says when we ask where to open a socket. */
sealed interface OpenResponse {
  /**
   * There, once. Printing it does not show the ticket that it carries.
   *
   * @param url with a ticket
   */
  record There(URI url) implements OpenResponse {
    @Override
    public String toString() {
      return "There[" + url.getHost() + "]";
    }
  }

  /**
   * Never, until somebody mends the configuration.
   *
   * @param code Slack's own word
   */
  record Never(String code) implements OpenResponse {}

  /**
   * Not now.
   *
   * @param after how long Slack asks to wait
   */
  record NotNow(String why, Optional<Duration> after) implements OpenResponse {}
}
