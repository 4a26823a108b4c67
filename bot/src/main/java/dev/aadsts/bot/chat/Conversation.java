package dev.aadsts.bot.chat;

import java.util.Optional;

/**
 * A place where people talk.
 *
 * @param workspace workspace in Slack, tenant in Teams: nothing crosses its border
 * @param channel channel, group chat or personal chat
 * @param thread the thread in it; empty where the talk is not in one
 */
public record Conversation(
    Platform platform, String workspace, String channel, Optional<String> thread) {

  /** The same channel, in that thread. */
  public Conversation inThread(String root) {
    return new Conversation(platform, workspace, channel, Optional.of(root));
  }

  /** Whether both are in the same channel of the same workspace, whatever the thread. */
  public boolean sameChannel(Conversation other) {
    return platform == other.platform
        && workspace.equals(other.workspace)
        && channel.equals(other.channel);
  }
}
