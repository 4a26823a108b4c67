package dev.aadsts.bot.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place where people talk.
 *
 * @param workspace workspace in Slack, tenant in Teams: nothing crosses its border
 * @param channel channel, group chat or personal chat
 * @param thread the thread in it; empty where the talk is not in one
 */
public record Conversation(
    Platform platform, String workspace, String channel, Optional<String> thread) {
  private static final Pattern TEAMS_CHANNEL = Pattern.compile("19:.*@thread\\.(?:tacv2|skype)");

  /** A copy in that thread of the channel. */
  public Conversation inThread(String root) {
    return new Conversation(platform, workspace, channel, Optional.of(root));
  }

  /** How people of that place speak to the bot as a rule: alone with it, without its name. */
  public Addressing usually() {
    if (platform == Platform.SLACK) {
      return channel.startsWith("D") ? Addressing.DIRECT : Addressing.COMMAND;
    }
    return thread.isPresent() || channel.startsWith("19:") ? Addressing.MENTION : Addressing.DIRECT;
  }

  /**
   * What people call such a place. Its id says so: in Teams, of <a
   * href="https://learn.microsoft.com/microsoftteams/platform/resources/schema/conversation">those
   * that begin with 19:</a> the ones that end in a thread of a team are channels; in Slack, a
   * direct conversation begins with D.
   */
  public String noun() {
    if (platform == Platform.TEAMS) {
      return thread.isPresent() || TEAMS_CHANNEL.matcher(channel).matches() ? "channel" : "chat";
    }
    return platform == Platform.SLACK && !channel.startsWith("D") ? "channel" : "conversation";
  }
}
