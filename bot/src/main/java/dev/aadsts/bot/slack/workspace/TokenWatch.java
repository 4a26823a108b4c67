package dev.aadsts.bot.slack.workspace;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.install.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether our token works, and who we are: asked of Slack at the start and now and then when
 * somebody wants to know, never for a message. Safe for use by many threads.
 */
public final class TokenWatch {
  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration RETRY = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);

  private final Supplier<Optional<Access.Bot>> told;
  private final Consumer<AuthTestResponse> listener;
  private final Clock clock;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile State state =
      new State(Health.down("Slack has not been asked yet"), Instant.MIN, Optional.empty());

  /**
   * @param told who we are, as far as somebody knows without asking Slack
   * @param listener is given what Slack answers
   */
  TokenWatch(
      Supplier<Optional<Access.Bot>> told, Consumer<AuthTestResponse> listener, Clock clock) {
    this.told = told;
    this.listener = listener;
    this.clock = clock;
  }

  private record State(Health health, Instant askAgain, Optional<Access.Bot> identity) {}

  /** Who we are, once Slack has told. */
  Optional<Access.Bot> identity() {
    return state.identity().or(told);
  }

  /** What was known last. Asks Slack anew in the background when that is old. */
  public Health health(SlackApi api) {
    if (!clock.instant().isBefore(state.askAgain())) {
      askInBackground(api);
    }
    return state.health();
  }

  /** Asks Slack, without waiting for the answer. */
  public void askInBackground(SlackApi api) {
    if (asking.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("slack-token")
          .start(
              () -> {
                try {
                  ask(api);
                } finally {
                  asking.set(false);
                }
              });
    }
  }

  /** Slack said in answer to some call that our token does not do. */
  void broken(SlackRefusal refusal) {
    if (state.health().up()) {
      LOG.error("{}", refusal.remedy());
    }
    state = new State(Health.down(refusal.remedy()), clock.instant().plus(FRESH), state.identity());
  }

  private void ask(SlackApi api) {
    try {
      AuthTestResponse answer = api.authTest();
      listener.accept(answer);
      var identity = new Access.Bot(answer.getUserId(), answer.getUser());
      state = new State(Health.working(), clock.instant().plus(FRESH), Optional.of(identity));
    } catch (DeliveryException e) {
      SlackRefusal refusal = SlackRefusal.behind(e);
      Health health =
          refusal.token() ? Health.down(refusal.remedy()) : Health.down("Slack does not answer");
      state = new State(health, clock.instant().plus(RETRY), state.identity());
      LOG.warn("Slack's auth.test failed: {}", e.getMessage());
    }
  }
}
