package dev.aadsts.bot.erasure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much there is of somebody.
 *
 * @param counts how many of each kind; a kind that there is none of is left out
 * @param inHand how many events are left to a running bot, as it has them in hand, or as somebody
 *     else's name the person: they end within minutes, and may write what has just been erased
 */
public record Tally(Map<Kept, Integer> counts, int inHand) {
  public Tally {
    var found = new EnumMap<Kept, Integer>(Kept.class);
    counts.forEach(
        (kind, count) -> {
          if (count > 0) {
            found.put(kind, count);
          }
        });
    counts = Collections.unmodifiableMap(found);
  }

  /** How many there are of that kind. */
  public int of(Kept kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Whether nothing can be erased. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }
}
