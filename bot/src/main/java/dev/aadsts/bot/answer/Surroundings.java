package dev.aadsts.bot.answer;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.settings.SettingsStore;
import dev.aadsts.kb.Diagnosis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an answer takes into account besides the error.
 *
 * @param settings what people have set
 * @param claims who came first
 * @param watcher told of each diagnosis
 */
public record Surroundings(
    SettingsBook settings, Claims claims, Consumer<Diagnosis> watcher, Clock clock) {
  /** Nothing: as in a terminal. */
  public static final Surroundings NONE =
      new Surroundings(
          new SettingsBook(new NothingSet(), Settings.DEFAULT, Clock.systemUTC()),
          new FirstIsEverybody(),
          diagnosis -> {},
          Clock.systemUTC());

  private static final Duration LONGER_THAN_AN_EVENT_WAITS = Duration.ofDays(1);

  /** Whether no other event said so before. */
  boolean isFirst(String thing, String eventId, Conversation where) {
    Instant now = clock.instant();
    var claim = new Claim(eventId, where, now.plus(LONGER_THAN_AN_EVENT_WAITS));
    return claims.claim(thing, claim, now).eventId().equals(eventId);
  }

  private static final class FirstIsEverybody implements Claims {
    @Override
    public Claim claim(String thing, Claim claim, Instant now) {
      return claim;
    }

    @Override
    public int deleteBefore(Instant moment) {
      return 0;
    }
  }

  private static final class NothingSet implements SettingsStore {
    @Override
    public List<SettingsChange> find(Conversation place) {
      return List.of();
    }

    @Override
    public boolean change(String eventId, Conversation place, SettingsChange change) {
      return false;
    }

    @Override
    public List<SettingsChange> history(Conversation place, int limit) {
      return List.of();
    }
  }
}
