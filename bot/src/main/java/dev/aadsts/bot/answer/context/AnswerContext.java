package dev.aadsts.bot.answer.context;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.reply.ThreadLinks;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.sighting.Sightings;
import dev.aadsts.kb.Diagnosis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What an answer takes into account besides the error.
 *
 * @param settings what people have set
 * @param claims who came first
 * @param sightings who else met it
 * @param links where conversations are found
 * @param watcher told of each diagnosis
 */
public record AnswerContext(
    SettingsBook settings,
    Claims claims,
    Sightings sightings,
    ThreadLinks links,
    Consumer<Diagnosis> watcher,
    Clock clock) {
  private static final Duration LONGER_THAN_AN_EVENT_WAITS = Duration.ofDays(1);

  /** Whether no other event said so before. */
  public boolean isFirst(String thing, String eventId, Conversation where) {
    Instant now = clock.instant();
    var claim = new Claim(eventId, where, now.plus(LONGER_THAN_AN_EVENT_WAITS));
    return claims.claim(thing, claim, now).eventId().equals(eventId);
  }
}
