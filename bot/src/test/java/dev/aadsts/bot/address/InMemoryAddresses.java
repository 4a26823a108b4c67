package dev.aadsts.bot.address;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Addresses in a map; kept honest by {@link AddressesContract}. Safe for use by many threads. */
public final class InMemoryAddresses implements Addresses {
  private final Map<String, Address> addresses = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();

  @Override
  public void put(Address address) {
    writes.incrementAndGet();
    addresses.put(address.tenant() + " " + address.conversation(), address);
  }

  @Override
  public Optional<Address> find(String tenant, String conversation) {
    return Optional.ofNullable(addresses.get(tenant + " " + conversation));
  }

  @Override
  public void remove(String tenant, String conversation) {
    addresses.remove(tenant + " " + conversation);
  }

  @Override
  public void removeTeam(String tenant, String team) {
    addresses
        .values()
        .removeIf(each -> each.tenant().equals(tenant) && each.team().equals(Optional.of(team)));
  }

  /** How often one was written. */
  public int writes() {
    return writes.get();
  }
}
