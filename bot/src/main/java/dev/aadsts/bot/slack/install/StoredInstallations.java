package dev.aadsts.bot.slack.install;

import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.InstallationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The many installations of an app that people install by themselves. Remembers for a while what
 * the store says, so that a message does not cost a look into it. Safe for use by many threads.
 */
final class StoredInstallations implements Installations {
  /** How long an installation is believed in that another process may have removed. */
  static final Duration FRESH = Duration.ofMinutes(1);

  /** How long one is believed to be missing that another process may have made. */
  static final Duration MISSING = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StoredInstallations.class);
  private static final int MOST = 10_000;

  private final InstallationStore store;
  private final Renewals renewals;
  private final Clock clock;
  private final Map<String, Known> known = new LruMap<>(MOST);
  private long forgotten;

  StoredInstallations(InstallationStore store, Renewals renewals, Clock clock) {
    this.store = store;
    this.renewals = renewals;
    this.clock = clock;
  }

  private record Known(Optional<Installation> installation, Instant until) {}

  @Override
  public Optional<Access> find(String team) {
    return installation(team)
        .map(found -> renewals.current(found, this::forgetAll))
        .map(
            found ->
                new Access(
                    found.tokens().access(),
                    Optional.of(new Access.Bot(found.bot(), found.botName()))));
  }

  private Optional<Installation> installation(String team) {
    long forgottenBefore;
    synchronized (known) {
      Known remembered = known.get(team);
      if (remembered != null && clock.instant().isBefore(remembered.until())) {
        return remembered.installation();
      }
      forgottenBefore = forgotten;
    }
    // Without the lock: a slow store is nobody else's business.
    Optional<Installation> found = store.find(team);
    Duration believed = found.isPresent() ? FRESH : MISSING;
    synchronized (known) {
      // Whoever had something forgotten meanwhile knows better than what was read.
      if (forgotten == forgottenBefore) {
        known.put(team, new Known(found, clock.instant().plus(believed)));
      }
    }
    return found;
  }

  @Override
  public void refused(String team) {
    synchronized (known) {
      forgotten++;
      known.remove(team);
    }
  }

  @Override
  public void belongs(String team, String organisation) {
    Optional<Installation> found = installation(team);
    boolean noted =
        found
            .map(Installation::owner)
            .filter(o -> o.equals(team) || o.equals(organisation))
            .isPresent();
    if (!noted) {
      store.belongs(team, organisation);
      refused(team);
    }
  }

  @Override
  public void removed(String owner, Instant at) {
    if (store.remove(owner, at)) {
      LOG.info("The app was removed from {}; its token is forgotten", owner);
    }
    forgetAll();
  }

  /** Something has changed: whatever was remembered is looked up anew. */
  void forgetAll() {
    synchronized (known) {
      forgotten++;
      known.clear();
    }
  }

  @Override
  public boolean isOne() {
    return false;
  }
}
