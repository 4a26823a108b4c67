package dev.aadsts.bot.teams.speech;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.connector.BotConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows with reactions that a question was seen, and that it was answered. Teams takes two of them
 * a second from a bot, so one that is refused is left out: the answer says the same. Safe for use
 * by many threads.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-reactions">
 *     Reactions</a>
 */
final class Reactions {
  private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
  private static final String SEEN = "1f440_eyes";
  private static final String ANSWERED = "2705_whiteheavycheckmark";

  private final BotConnector connector;

  Reactions(BotConnector connector) {
    this.connector = connector;
  }

  void seen(Received.Said said) {
    react(said, SEEN, true);
  }

  void answered(Received.Said said) {
    react(said, ANSWERED, true);
    react(said, SEEN, false);
  }

  private void react(Received.Said said, String reaction, boolean add) {
    // A message for one person's eyes takes no reactions, and whoever was overheard asked nothing.
    boolean asked =
        said.addressing() == Addressing.MENTION || said.addressing() == Addressing.DIRECT;
    if (said.message().isEmpty() || !asked) {
      return;
    }
    try {
      connector.react(said.place(), said.message().get(), reaction, add);
    } catch (DeliveryException e) {
      LOG.debug("Left out a reaction: {}", e.getMessage());
    }
  }
}
