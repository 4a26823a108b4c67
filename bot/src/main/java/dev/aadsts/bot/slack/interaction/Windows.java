package dev.aadsts.bot.slack.interaction;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens modals. None of that is an event: a modal must be there within three seconds of what
 * somebody did, or not at all. Safe for use by many threads.
 *
 * @see <a href="https://docs.slack.dev/surfaces/modals">Slack: modals</a>
 */
public final class Windows {
  private static final Logger LOG = LoggerFactory.getLogger(Windows.class);

  private final Workspaces workspaces;

  public Windows(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** Opens a modal in the background. */
  void open(String team, String trigger, String view) {
    open(team, trigger, () -> Optional.of(view), () -> {});
  }

  /**
   * Makes a modal and opens it, in the background.
   *
   * @param view empty where there is nothing to show
   * @param otherwise what to do where no modal came to be
   */
  void open(String team, String trigger, Supplier<Optional<String>> view, Runnable otherwise) {
    Thread.ofVirtual()
        .name("slack-modal")
        .start(
            () -> {
              if (!opened(team, trigger, view)) {
                otherwise.run();
              }
            });
  }

  private boolean opened(String team, String trigger, Supplier<Optional<String>> view) {
    try {
      Optional<String> made = view.get();
      if (made.isPresent()) {
        workspaces.of(team).api().openView(trigger, made.get());
      }
      return made.isPresent();
    } catch (DeliveryException e) {
      LOG.warn("Cannot open a window: {}", e.getMessage());
      return false;
    } catch (RuntimeException e) { // The outermost handler of this thread.
      LOG.error("Cannot make a window", e);
      return false;
    }
  }
}
