package dev.aadsts.bot.slack;

import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.slack.socket.SocketPace;
import dev.aadsts.bot.slack.socket.SocketPeer;
import java.util.Optional;

/** Settings for each way to install the app. */
final class GivenSettings {
  private GivenSettings() {}

  /** One workspace over signed HTTP. */
  static SlackSettings signed(String signingSecret, String botToken, String apiUrl) {
    return new SlackSettings(
        Optional.of(signingSecret),
        Optional.empty(),
        Optional.of(botToken),
        Optional.empty(),
        apiUrl,
        SocketPace.NORMAL);
  }

  /** One workspace over sockets, with little patience. */
  static SlackSettings overSockets(String appToken, String botToken, String apiUrl) {
    return new SlackSettings(
        Optional.empty(),
        Optional.of(appToken),
        Optional.of(botToken),
        Optional.empty(),
        apiUrl,
        SocketPeer.QUICK);
  }

  /** Many workspaces over signed HTTP. */
  static SlackSettings ofMany(String signingSecret, AppKeys keys, String apiUrl) {
    return new SlackSettings(
        Optional.of(signingSecret),
        Optional.empty(),
        Optional.empty(),
        Optional.of(keys),
        apiUrl,
        SocketPace.NORMAL);
  }
}
