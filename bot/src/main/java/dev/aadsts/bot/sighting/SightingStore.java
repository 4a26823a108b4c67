package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps who met which error, and how often codes were met. Nothing crosses the border of a
 * workspace. Safe for use by many threads and by several processes on one database.
 */
public interface SightingStore {
  /**
   * Keeps these in one go, and adds up how often each code was met on each day.
   *
   * @param times how often each of them was met, by trouble and day, without the persons
   */
  void add(List<Sighting> sightings, Map<Day, Integer> times);

  /**
   * A day on which a code was met in a workspace.
   *
   * @param epochDay counted from 1970, UTC
   */
  record Day(Trouble trouble, long epochDay) {}

  /**
   * Who met what since that moment, in all workspaces: of each person and trouble the last time,
   * the newest first.
   *
   * @param limit how many sightings are looked at, the newest ones: fewer come where some of them
   *     are of the same person and trouble
   */
  List<Sighting> since(Instant moment, int limit);

  /** How often codes were met in a workspace since that day, the most frequent first. */
  List<CodeCount> counts(Platform platform, String workspace, long sinceEpochDay, int limit);

  /** Forgets who met anything before that moment; says how many sightings that were. */
  int forgetPeopleBefore(Instant moment);

  /** Forgets how often codes were met before that day; says how many counts that were. */
  int deleteCountsBefore(long epochDay);
}
