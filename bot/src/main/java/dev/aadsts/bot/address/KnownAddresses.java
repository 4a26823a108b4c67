package dev.aadsts.bot.address;

import dev.aadsts.bot.cache.LruMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an address only where it is news, as each message brings one. After an hour it is written
 * again, for another process may have forgotten it meanwhile. Safe for use by many threads.
 */
public final class KnownAddresses implements Addresses {
  static final Duration AGAIN = Duration.ofHours(1);

  /** So many conversations are held in memory; of others, each message is written. */
  static final int MOST = 10_000;

  private final Addresses stored;
  private final Clock clock;
  private final Map<Key, Known> known = new LruMap<>(MOST);
  private long forgotten;

  public KnownAddresses(Addresses stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  private record Key(String tenant, String conversation) {}

  private record Known(Address address, Instant writtenAt) {}

  @Override
  public void put(Address address) {
    var key = new Key(address.tenant(), address.conversation());
    Instant now = clock.instant();
    long forgottenBefore;
    synchronized (known) {
      Known before = known.get(key);
      if (before != null
          && before.address().equals(address)
          && now.isBefore(before.writtenAt().plus(AGAIN))) {
        return;
      }
      forgottenBefore = forgotten;
    }
    stored.put(address);
    synchronized (known) {
      // Nobody knows whether what was forgotten meanwhile was this, or what stood there before.
      if (forgotten == forgottenBefore) {
        known.put(key, new Known(address, now));
      }
    }
  }

  @Override
  public Optional<Address> find(String tenant, String conversation) {
    return stored.find(tenant, conversation);
  }

  @Override
  public void remove(String tenant, String conversation) {
    try {
      stored.remove(tenant, conversation);
    } finally {
      forget(() -> known.remove(new Key(tenant, conversation)));
    }
  }

  @Override
  public void removeTeam(String tenant, String team) {
    try {
      stored.removeTeam(tenant, team);
    } finally {
      forget(
          () ->
              known
                  .values()
                  .removeIf(
                      each ->
                          each.address().tenant().equals(tenant)
                              && each.address().team().equals(Optional.of(team))));
    }
  }

  // After it is removed from the store, or one that is put in between would be remembered and gone.
  private void forget(Runnable removal) {
    synchronized (known) {
      forgotten++;
      removal.run();
    }
  }
}
