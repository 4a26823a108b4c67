package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is nice to have and needs a scope that the manifest does not ask for: reactions as a
 * receipt, and names of people who have not spoken yet. Where the scope is missing that is logged
 * once, and tried again only after {@link #PAUSE}; nothing else changes. Safe for use by many
 * threads.
 */
public final class OptionalScopes {
  private static final Logger LOG = LoggerFactory.getLogger(OptionalScopes.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String SEEN = "eyes";
  private static final String ANSWERED = "white_check_mark";

  private final Workspaces workspaces;
  private final Clock clock;
  private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

  public OptionalScopes(Workspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** Shows that a message was seen. */
  void seen(Received.Post post) {
    react(post, api -> api.addReaction(post.channel(), post.ts(), SEEN));
  }

  /** Shows that a message was answered. */
  void answered(Received.Post post) {
    react(post, api -> api.addReaction(post.channel(), post.ts(), ANSWERED));
    react(post, api -> api.removeReaction(post.channel(), post.ts(), SEEN));
  }

  private void react(Received.Post post, Wish<Boolean> wish) {
    ask(post.team(), "reactions:write", wish);
  }

  /** What that person is called, where we may ask. */
  Optional<String> nameOf(String team, String user) {
    return ask(team, "users:read", api -> api.nameOf(user)).filter(name -> !name.isBlank());
  }

  @FunctionalInterface
  private interface Wish<T> {
    T of(SlackApi api) throws DeliveryException;
  }

  private <T> Optional<T> ask(String team, String scope, Wish<T> wish) {
    String key = team + " " + scope;
    Instant until = pauses.get(key);
    if (until != null && clock.instant().isBefore(until)) {
      return Optional.empty();
    }
    try {
      return Optional.of(wish.of(workspaces.of(team).api()));
    } catch (DeliveryException e) {
      if (SlackRefusal.behind(e).code().equals("missing_scope")) {
        pause(key);
        LOG.info("Workspace {} has not granted {}, so that is left out", team, scope);
      } else {
        LOG.debug("Left out what needs {}: {}", scope, e.getMessage());
      }
      return Optional.empty();
    }
  }

  private void pause(String key) {
    if (pauses.size() >= MOST_REMEMBERED) {
      pauses.clear();
    }
    pauses.put(key, clock.instant().plus(PAUSE));
  }
}
