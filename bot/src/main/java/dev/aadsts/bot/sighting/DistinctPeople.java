package dev.aadsts.bot.sighting;

import java.util.Arrays;

/**
 * The people who met one trouble, who met it last at the end: no more than are ever counted. Of
 * each person and event it keeps a number instead of the id, as there may be a million of them and
 * what lives for minutes costs the collector most; two people with one number, one in 10^16, would
 * count as one. Not safe for use by many threads.
 */
final class DistinctPeople {
  /** A hint says "more than fifty" at most. */
  static final int MOST = 51;

  private static final int FIELDS = 3;
  private static final int PERSON = 0;
  private static final int EVENT = 1;
  private static final int MILLIS = 2;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  // Of each person three numbers, one after the other.
  private long[] numbers = new long[2 * FIELDS];
  private int count;
  // Not after the oldest of them.
  private long oldest = Long.MAX_VALUE;

  /**
   * Somebody met it.
   *
   * @return whether that was not known: the same event of that person may come again
   */
  boolean add(String personId, String eventId, long millis) {
    long person = number(personId);
    long event = number(eventId);
    int at = find(person);
    boolean known = at >= 0 && numbers[at + EVENT] == event;
    if (at >= 0) {
      remove(at);
    } else if (count == MOST) {
      remove(0);
    }
    append(person, event, millis);
    return !known;
  }

  /** Somebody met it, another process says; unless that person is here. */
  void addIfAbsent(String personId, long millis) {
    if (find(number(personId)) < 0) {
      add(personId, "", millis);
    }
  }

  /** How many met it since then; forgets the others. */
  int count(long sinceMillis) {
    if (oldest < sinceMillis) {
      oldest = Long.MAX_VALUE;
      for (int at = (count - 1) * FIELDS; at >= 0; at -= FIELDS) {
        if (numbers[at + MILLIS] < sinceMillis) {
          remove(at);
        } else {
          oldest = Math.min(oldest, numbers[at + MILLIS]);
        }
      }
    }
    return count;
  }

  private int find(long person) {
    for (int at = 0; at < count * FIELDS; at += FIELDS) {
      if (numbers[at + PERSON] == person) {
        return at;
      }
    }
    return -1;
  }

  private void remove(int at) {
    System.arraycopy(numbers, at + FIELDS, numbers, at, count * FIELDS - at - FIELDS);
    count--;
  }

  private void append(long person, long event, long millis) {
    int at = count * FIELDS;
    if (at == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.min(2 * at, MOST * FIELDS));
    }
    numbers[at + PERSON] = person;
    numbers[at + EVENT] = event;
    numbers[at + MILLIS] = millis;
    count++;
    oldest = Math.min(oldest, millis);
  }

  // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
  private static long number(String id) {
    long hash = FNV_OFFSET;
    for (int at = 0; at < id.length(); at++) {
      hash = (hash ^ id.charAt(at)) * FNV_PRIME;
    }
    return hash;
  }
}
