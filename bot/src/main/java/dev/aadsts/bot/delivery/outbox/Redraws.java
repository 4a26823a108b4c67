package dev.aadsts.bot.delivery.outbox;

import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.delivery.DeliveryException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings cards up to date with no more calls than needed: a thread that finds a card being drawn
 * leaves its change to the one that draws, and what a card shows already is not drawn again. Safe
 * for use by many threads; never waits for another thread.
 *
 * <p>Several processes may draw the same card, and an older state may then reach the platform last.
 * So each looks after drawing whether the stored state is newer than what it drew, and draws again:
 * the last one to draw has seen the newest.
 */
public final class Redraws {
  private static final int MOST = 10_000;

  // Bounded: a card that is forgotten is drawn once more than needed.
  private final Map<String, Card> cards = new LruMap<>(MOST);

  private static final class Card {
    private boolean inWork;
    private int shown = -1;
    private int wanted = -1;
  }

  /**
   * A state to be drawn.
   *
   * @param revision grows with each change
   */
  public record Version<C>(int revision, C content) {}

  /** Replaces a card on its platform. */
  @FunctionalInterface
  public interface Show<C> {
    void show(C content) throws DeliveryException;
  }

  /**
   * Sees to it that a card shows a change.
   *
   * @param name of the message that is the card
   * @param revision that it must at least show
   * @param stored gives the newest state; empty where there is nothing to show any more
   * @throws DeliveryException if it could not be drawn; repeat the call then, as others may have
   *     left their changes to it
   */
  public <C> void bringTo(
      String name, int revision, Supplier<Optional<Version<C>>> stored, Show<C> platform)
      throws DeliveryException {
    Optional<Card> mine = begin(name, revision);
    if (mine.isEmpty()) {
      return;
    }
    Card card = mine.get();
    try {
      while (true) {
        int wanted = wanted(card);
        Optional<Version<C>> newest = stored.get();
        if (newest.isPresent() && newest.get().revision() > shown(card)) {
          platform.show(newest.get().content());
          drawn(card, newest.get().revision());
        } else if (isEnd(card, wanted)) {
          return;
        }
      }
    } catch (DeliveryException | RuntimeException | Error e) {
      end(card);
      throw e;
    }
  }

  private synchronized Optional<Card> begin(String name, int revision) {
    Card card = cards.computeIfAbsent(name, fresh -> new Card());
    if (card.shown >= revision) {
      return Optional.empty();
    }
    card.wanted = Math.max(card.wanted, revision);
    if (card.inWork) {
      return Optional.empty();
    }
    card.inWork = true;
    return Optional.of(card);
  }

  private synchronized int wanted(Card card) {
    return card.wanted;
  }

  private synchronized int shown(Card card) {
    return card.shown;
  }

  // Looks and lets go in one step: else a change could be left to a thread that has just looked for
  // the last time.
  private synchronized boolean isEnd(Card card, int wanted) {
    boolean newcomers = card.wanted > wanted;
    card.inWork = newcomers;
    return !newcomers;
  }

  private synchronized void drawn(Card card, int revision) {
    card.shown = revision;
  }

  private synchronized void end(Card card) {
    card.inWork = false;
  }
}
