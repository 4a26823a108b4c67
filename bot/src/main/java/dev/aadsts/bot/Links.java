package dev.aadsts.bot;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.reply.ThreadLinks;
import dev.aadsts.bot.slack.workspace.SlackLinks;
import dev.aadsts.bot.teams.TeamsLinks;
import java.net.URI;
import java.util.Optional;

/** Where the conversations of all platforms are found. */
record Links(SlackLinks slack, TeamsLinks teams) implements ThreadLinks {
  @Override
  public Optional<URI> to(Conversation conversation) {
    return switch (conversation.platform()) {
      case SLACK -> slack.to(conversation);
      case TEAMS -> teams.to(conversation);
      case WEB, TERMINAL -> Optional.empty();
    };
  }
}
