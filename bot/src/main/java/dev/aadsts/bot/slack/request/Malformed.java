package dev.aadsts.bot.slack.request;

/** Signed by Slack, yet not what Slack documents. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;
}
