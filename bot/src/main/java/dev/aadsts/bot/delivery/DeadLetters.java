package dev.aadsts.bot.delivery;

import java.time.Instant;
import java.util.List;

/** Remembers what was given up. Safe for several threads and processes. */
public interface DeadLetters {
  /** Keeps it; once, however often it is given up under the same incident. */
  void keep(DeadLetter letter);

  /** The newest, that one first, at most {@code limit}. */
  List<DeadLetter> newest(int limit);

  /** How many there are. */
  int count();

  /** Forgets what was given up before that moment; says how many. */
  int deleteBefore(Instant moment);
}
