package dev.aadsts.bot.answer.context;

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

/** Contexts of answers for tests: everything in memory. */
public final class AnswerContexts {
  /** Where a conversation is found in the tests. */
  public static final ThreadLinks LINKS =
      where ->
          Optional.of(
              URI.create("https://chat.test/" + where.channel() + "/" + where.thread().orElse("")));

  private AnswerContexts() {}

  /** With nothing: nobody has set anything, nobody watches, and no conversation is found. */
  public static AnswerContext nothing(Clock clock) {
    return new AnswerContext(
        new SettingsBook(new InMemorySettings(), Settings.DEFAULT, clock),
        new InMemoryClaims(),
        new Sightings(new InMemorySightings(), Optional.empty(), clock),
        where -> Optional.empty(),
        diagnosis -> {},
        clock);
  }

  /** With what people have set; three people in a quarter of an hour are many. */
  public static AnswerContext of(SettingsBook settings, Clock clock) {
    return of(settings, new InMemoryClaims(), clock);
  }

  /** The same, with these claims. */
  public static AnswerContext of(SettingsBook settings, Claims claims, Clock clock) {
    return new AnswerContext(
        settings,
        claims,
        new Sightings(new InMemorySightings(), Optional.of(IncidentRule.USUAL), clock),
        LINKS,
        diagnosis -> {},
        clock);
  }
}
