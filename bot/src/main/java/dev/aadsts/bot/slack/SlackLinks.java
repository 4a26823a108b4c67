package dev.aadsts.bot.slack;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.reply.ThreadLinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Links that open a channel in the Slack client without asking Slack for a permalink first.
 *
 * @see <a href="https://docs.slack.dev/interactivity/deep-linking">Slack: deep linking</a>
 */
public final class SlackLinks implements ThreadLinks {
  @Override
  public Optional<URI> to(Conversation conversation) {
    String thread = conversation.thread().map(ts -> "&message_ts=" + encoded(ts)).orElse("");
    return Optional.of(
        URI.create(
            "https://slack.com/app_redirect?team="
                + encoded(conversation.workspace())
                + "&channel="
                + encoded(conversation.channel())
                + thread));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
