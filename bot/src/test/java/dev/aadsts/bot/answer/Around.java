package dev.aadsts.bot.answer;

import dev.aadsts.bot.claim.InMemoryClaims;
import dev.aadsts.bot.settings.SettingsBook;
import java.time.Clock;

/** Surroundings for tests. */
final class Around {
  private Around() {}

  /** What people have set, and claims in memory. */
  static Surroundings of(SettingsBook settings, Clock clock) {
    return new Surroundings(settings, new InMemoryClaims(), diagnosis -> {}, clock);
  }
}
