package dev.aadsts.bot.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Installations of one process, for tests. Safe for use by many threads. */
public class InMemoryInstallations implements InstallationStore {
  private final Map<String, Installation> installations = new HashMap<>();
  private final Map<String, String> organisations = new HashMap<>();
  private final Map<String, Instant> renewed = new HashMap<>();
  private final Map<String, Instant> used = new HashMap<>();
  private final Clock clock;

  public InMemoryInstallations(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void keep(Installation installation) {
    installations.put(installation.owner(), installation);
    renewed.remove(installation.owner());
  }

  @Override
  public synchronized Optional<Installation> find(String workspace) {
    return Optional.ofNullable(installations.get(workspace))
        .or(() -> Optional.ofNullable(installations.get(organisations.get(workspace))));
  }

  @Override
  public synchronized void belongs(String workspace, String organisation) {
    organisations.put(workspace, organisation);
  }

  @Override
  public synchronized boolean remove(String owner, Instant before) {
    Installation found = installations.get(owner);
    if (found == null || found.installedAt().isAfter(before)) {
      return false;
    }
    installations.remove(owner);
    organisations.values().remove(owner);
    return true;
  }

  @Override
  public synchronized boolean begin(Installation seen, Duration patience) {
    if (seen.tokens().renewal().isEmpty()
        || !seen.equals(installations.get(seen.owner()))
        || renewed.getOrDefault(seen.owner(), Instant.MIN).isAfter(clock.instant())) {
      return false;
    }
    renewed.put(seen.owner(), clock.instant().plus(patience));
    return true;
  }

  @Override
  public synchronized boolean renew(Installation seen, Tokens tokens) {
    if (!seen.equals(installations.get(seen.owner()))) {
      return false;
    }
    keep(seen.with(tokens));
    return true;
  }

  @Override
  public synchronized List<String> owners(int most) {
    return installations.values().stream()
        .sorted(Comparator.comparing(Installation::installedAt).reversed())
        .limit(most)
        .map(Installation::owner)
        .toList();
  }

  @Override
  public synchronized int count() {
    return installations.size();
  }

  @Override
  public synchronized boolean firstUse(String once, Instant until) {
    return used.putIfAbsent(once, until) == null;
  }

  @Override
  public synchronized int forgetUsedBefore(Instant moment) {
    int before = used.size();
    used.values().removeIf(until -> until.isBefore(moment));
    return before - used.size();
  }
}
