package dev.aadsts.bot.slack;

import dev.aadsts.bot.delivery.DeliveryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens modals. None of that is an event: a modal must be there within three seconds of what
 * somebody did, or not at all. Safe for use by many threads.
 *
 * @see <a href="https://docs.slack.dev/surfaces/modals">Slack: modals</a>
 */
final class Windows {
  private static final Logger LOG = LoggerFactory.getLogger(Windows.class);

  private final Workspaces workspaces;

  Windows(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** Opens a modal in the background. */
  void open(String team, String trigger, String view) {
    Thread.ofVirtual()
        .name("slack-modal")
        .start(
            () -> {
              try {
                workspaces.of(team).api().openView(trigger, view);
              } catch (DeliveryException e) {
                LOG.warn("Cannot open a window: {}", e.getMessage());
              }
            });
  }
}
