package dev.aadsts.bot.slack.event;

import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.bot.slack.block.SlackText;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells somebody that what they did could not be taken down. Safe for use by many threads. */
public final class Apology {
  private static final Logger LOG = LoggerFactory.getLogger(Apology.class);

  private final Workspaces workspaces;

  public Apology(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** What to say, as mrkdwn. */
  public static String words(NotRecordedException failure) {
    return SlackText.literal(plain(failure));
  }

  /** What to say, where nothing is markup. */
  public static String plain(NotRecordedException failure) {
    return Phrases.notRecorded(failure.incident()).root().summary();
  }

  /** Says it in the background: Slack shows nobody what stands in the answer to a press. */
  public void whisper(String team, Optional<String> responseUrl, NotRecordedException failure) {
    responseUrl.ifPresent(
        url -> Thread.ofVirtual().name("slack-apology").start(() -> respond(team, url, failure)));
  }

  private void respond(String team, String url, NotRecordedException failure) {
    String words = words(failure);
    try {
      workspaces
          .of(team)
          .api()
          .messages()
          .respond(url, SlackMessage.of(words, List.of(Blocks.section(words))));
    } catch (DeliveryException e) {
      LOG.warn("Incident {}: cannot tell the person: {}", failure.incident(), e.getMessage());
    }
  }
}
