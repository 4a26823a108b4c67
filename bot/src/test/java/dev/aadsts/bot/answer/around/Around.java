package dev.aadsts.bot.answer.around;

import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.claim.InMemoryClaims;
import dev.aadsts.bot.reply.ThreadLinks;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.sighting.InMemorySightings;
import dev.aadsts.bot.sighting.IncidentRule;
import dev.aadsts.bot.sighting.Sightings;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Surroundings for tests: everything in memory. */
public final class Around {
  /** Where a conversation is found in the tests. */
  public static final ThreadLinks LINKS =
      where ->
          Optional.of(
              URI.create("https://chat.test/" + where.channel() + "/" + where.thread().orElse("")));

  private Around() {}

  /** With nothing: nobody has set anything, nobody watches, and no conversation is found. */
  public static Surroundings nothing(Clock clock) {
    return new Surroundings(
        new SettingsBook(new InMemorySettings(), Settings.DEFAULT, clock),
        new InMemoryClaims(),
        new Sightings(new InMemorySightings(), Optional.empty(), clock),
        where -> Optional.empty(),
        diagnosis -> {},
        clock);
  }

  /** With what people have set; three people in a quarter of an hour are many. */
  public static Surroundings of(SettingsBook settings, Clock clock) {
    return of(settings, new InMemoryClaims(), clock);
  }

  /** The same, with these claims. */
  public static Surroundings of(SettingsBook settings, Claims claims, Clock clock) {
    return new Surroundings(
        settings,
        claims,
        new Sightings(new InMemorySightings(), Optional.of(IncidentRule.USUAL), clock),
        LINKS,
        diagnosis -> {},
        clock);
  }
}
