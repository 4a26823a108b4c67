package dev.aadsts.bot.delivery;

import dev.aadsts.bot.delivery.pace.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The turns that an event has at places where it is to speak. Kept with the event, so that it does
 * not lose its place when it comes back later. For one thread.
 */
public final class Turns {
  private final List<Turn> held;
  private final boolean firstAttempt;

  public Turns(List<Turn> held) {
    this(held, false);
  }

  private Turns(List<Turn> held, boolean firstAttempt) {
    this.held = new ArrayList<>(held);
    this.firstAttempt = firstAttempt;
  }

  /** No turns yet, and nothing of this event can have been sent: nobody has tried. */
  public static Turns ofNewEvent() {
    return new Turns(List.of(), true);
  }

  /** No turns yet. */
  public static Turns none() {
    return new Turns(List.of());
  }

  /** Whether nobody has tried before. */
  public boolean firstAttempt() {
    return firstAttempt;
  }

  /** All that have not been used. */
  public List<Turn> held() {
    return List.copyOf(held);
  }

  /** The next one at a place. */
  public Optional<Turn> first(String place) {
    return held.stream().filter(turn -> turn.place().equals(place)).findFirst();
  }

  /** How many are left at a place. */
  public int count(String place) {
    return Math.toIntExact(held.stream().filter(turn -> turn.place().equals(place)).count());
  }

  /** Gives it one more. */
  public void add(Turn turn) {
    held.add(turn);
  }

  /** Takes the next one at a place. */
  public void use(String place) {
    first(place).ifPresent(held::remove);
  }

  /** Takes all at a place. */
  public void drop(String place) {
    held.removeIf(turn -> turn.place().equals(place));
  }
}
