package dev.aadsts.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.installation.InMemoryInstallations;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.Tokens;
import dev.aadsts.bot.testkit.MutableClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoredInstallationsTest {
  private static final String TEAM = "T1";

  private final MutableClock clock = MutableClock.atNoon();
  private final Store store = new Store();
  private final StoredInstallations installations =
      new StoredInstallations(store, new Renewals(store, exchange(), clock), clock);

  @Test
  void believesForAWhileWhatTheStoreSaid() {
    store.keep(installed("old"));
    assertThat(token()).contains("old");

    store.keep(installed("new"));
    assertThat(token()).contains("old");

    clock.advance(StoredInstallations.FRESH);
    assertThat(token()).contains("new");
  }

  @Test
  void believesNothingThatWasReplacedWhileTheStoreWasAsked() {
    store.keep(installed("old"));
    store.meanwhile =
        () -> {
          store.keep(installed("new"));
          installations.forgetAll();
        };

    assertThat(token()).as("asked before").contains("old");

    assertThat(token()).contains("new");
  }

  @Test
  void believesNothingThatWasRemovedWhileTheStoreWasAsked() {
    store.keep(installed("old"));
    store.meanwhile = () -> installations.removed(TEAM, clock.instant());

    assertThat(token()).as("asked before").contains("old");

    assertThat(token()).isEmpty();
  }

  @Test
  void believesNothingThatSlackRefusedWhileTheStoreWasAsked() {
    store.keep(installed("old"));
    store.meanwhile =
        () -> {
          store.keep(installed("new"));
          installations.refused(TEAM);
        };

    assertThat(token()).as("asked before").contains("old");

    assertThat(token()).contains("new");
  }

  private Optional<String> token() {
    return installations.find(TEAM).map(Access::token);
  }

  private Installation installed(String token) {
    return new Installation(
        TEAM,
        "Contoso",
        "U1",
        "aadsts",
        List.of(),
        new Tokens(token, Optional.empty()),
        clock.instant());
  }

  private TokenExchange exchange() {
    return new TokenExchange(
        () -> {
          throw new AssertionError("Slack itself is not asked");
        },
        new AppKeys("1.2", "not-a-client-secret"),
        Optional.empty(),
        clock);
  }

  /** Another thread does something once the store has read, and before it is known what. */
  private final class Store extends InMemoryInstallations {
    Runnable meanwhile = () -> {};

    Store() {
      super(clock);
    }

    @Override
    public synchronized Optional<Installation> find(String workspace) {
      Optional<Installation> found = super.find(workspace);
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
      return found;
    }
  }
}
