package dev.aadsts.bot.teams;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.reply.ThreadLinks;
import dev.aadsts.bot.teams.setup.TeamsCloud;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Links that open a thread of a channel in the Teams client; a chat has none that needs no message.
 *
 * @see <a href=
 *     "https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams">
 *     Teams: deep links</a>
 */
public final class TeamsLinks implements ThreadLinks {
  private final TeamsCloud cloud;

  /**
   * @param cloud that the conversations are in
   */
  public TeamsLinks(TeamsCloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public Optional<URI> to(Conversation conversation) {
    return conversation
        .thread()
        .map(
            root ->
                URI.create(
                    cloud.client()
                        + "/l/message/"
                        + encoded(conversation.channel())
                        + "/"
                        + encoded(root)
                        + "?tenantId="
                        + encoded(conversation.workspace())
                        + "&parentMessageId="
                        + encoded(root)));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
