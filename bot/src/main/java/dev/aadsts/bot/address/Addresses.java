package dev.aadsts.bot.address;

import java.util.Optional;

/** Remembers where conversations are reached. Safe for use by many threads and processes. */
public interface Addresses {
  /** Remembers an address instead of the one that was known of that conversation. */
  void put(Address address);

  /** Where that conversation of that tenant is reached, if the bot has been there. */
  Optional<Address> find(String tenant, String conversation);

  /** Forgets a conversation that the bot is no longer in. */
  void remove(String tenant, String conversation);

  /** Forgets all conversations of a team that the bot is no longer in. */
  void removeTeam(String tenant, String team);
}
