package dev.aadsts.bot.slack.socket;

/** Why a socket is of no more use, or soon will not be. */
enum CloseReason {
  /** Slack is about to close it, and asks for another one first. */
  REFRESH,
  /** It was closed, by Slack or by whatever is in between. */
  CLOSED,
  /** Nothing came any more, not even an answer to a ping. */
  SILENT,
  /** The app has as many sockets as Slack allows. */
  CROWDED,
  /** Socket Mode was switched off in the app's settings. */
  SWITCHED_OFF
}
