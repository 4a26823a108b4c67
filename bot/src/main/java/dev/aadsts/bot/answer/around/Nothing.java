package dev.aadsts.bot.answer.around;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.settings.SettingsStore;
import dev.aadsts.bot.sighting.CodeCount;
import dev.aadsts.bot.sighting.Sighting;
import dev.aadsts.bot.sighting.SightingStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores that keep nothing, for an answer without surroundings. */
final class Nothing {
  private Nothing() {}

  static SettingsBook settings() {
    return new SettingsBook(new NoSettings(), Settings.DEFAULT, Clock.systemUTC());
  }

  static Claims claimed() {
    return new NoClaims();
  }

  static SightingStore seen() {
    return new NoSightings();
  }

  private static final class NoSettings implements SettingsStore {
    @Override
    public List<SettingsChange> find(Conversation place) {
      return List.of();
    }

    @Override
    public Set<String> channels(Conversation workspace) {
      return Set.of();
    }

    @Override
    public boolean change(String eventId, Conversation place, SettingsChange change) {
      return false;
    }

    @Override
    public List<SettingsChange> changedBy(String eventId) {
      return List.of();
    }

    @Override
    public List<SettingsChange> history(Conversation place, int limit) {
      return List.of();
    }
  }

  private static final class NoClaims implements Claims {
    @Override
    public Claim claim(String thing, Claim claim, Instant now) {
      return claim;
    }

    @Override
    public int deleteBefore(Instant moment) {
      return 0;
    }
  }

  private static final class NoSightings implements SightingStore {
    @Override
    public void add(List<Sighting> sightings, Map<Day, Integer> times) {
      // Nobody will ask.
    }

    @Override
    public List<Sighting> since(Instant moment, int limit) {
      return List.of();
    }

    @Override
    public List<CodeCount> counts(Platform platform, String workspace, long since, int limit) {
      return List.of();
    }

    @Override
    public int forgetPeopleBefore(Instant moment) {
      return 0;
    }

    @Override
    public int deleteCountsBefore(long epochDay) {
      return 0;
    }
  }
}
