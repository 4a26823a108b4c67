package dev.aadsts.bot.teams;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.reply.ThreadLinks;
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
  @Override
  public Optional<URI> to(Conversation conversation) {
    return conversation
        .thread()
        .map(
            root ->
                URI.create(
                    "https://teams.microsoft.com/l/message/"
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
