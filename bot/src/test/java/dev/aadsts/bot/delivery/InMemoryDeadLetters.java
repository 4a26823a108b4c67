package dev.aadsts.bot.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dead letters in a map; kept honest by {@link DeadLettersContract}. */
public final class InMemoryDeadLetters implements DeadLetters {
  private final Map<String, DeadLetter> letters = new HashMap<>();

  @Override
  public synchronized void keep(DeadLetter letter) {
    letters.putIfAbsent(letter.incident(), letter);
  }

  @Override
  public synchronized List<DeadLetter> newest(int limit) {
    return letters.values().stream()
        .sorted(
            Comparator.comparing(DeadLetter::diedAt).reversed().thenComparing(DeadLetter::incident))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int count() {
    return letters.size();
  }

  @Override
  public synchronized int deleteBefore(Instant moment) {
    int before = letters.size();
    letters.values().removeIf(letter -> letter.diedAt().isBefore(moment));
    return before - letters.size();
  }
}
