package dev.aadsts.bot.delivery.pace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The turns at one place. Its clock stands still while it is closed, so that everybody who waits
 * keeps their place and nobody need be told. All times are milliseconds. For one thread at a time.
 */
final class TurnSchedule {
  private final List<Window> windows;
  private long lastTurn = Long.MIN_VALUE;
  private long stoodStill;
  private long closedUntil = Long.MIN_VALUE;

  TurnSchedule(Pace pace) {
    windows = pace.windows().stream().map(Window::new).toList();
  }

  /** The last turns that a window still counts. */
  private static final class Window {
    private final int most;
    private final long within;
    private final Deque<Long> turns = new ArrayDeque<>();

    Window(Pace.Window window) {
      most = window.most();
      within = window.within().toMillis();
    }

    long free() {
      return turns.size() < most ? Long.MIN_VALUE : turns.getFirst() + within;
    }

    void add(long turn) {
      turns.addLast(turn);
      if (turns.size() > most) {
        turns.removeFirst();
      }
    }

    void forgetBefore(long moment) {
      while (!turns.isEmpty() && turns.getFirst() + within <= moment) {
        turns.removeFirst();
      }
    }
  }

  /** Gives the next free turn, on this schedule's own clock. */
  long reserve(long now) {
    long here = here(now);
    long turn = Math.max(here, lastTurn);
    for (Window window : windows) {
      window.forgetBefore(here);
      turn = Math.max(turn, window.free());
    }
    for (Window window : windows) {
      window.add(turn);
    }
    lastTurn = turn;
    return turn;
  }

  /** When a turn comes, on everybody's clock. */
  long when(long turn) {
    return Math.max(turn + stoodStill, closedUntil);
  }

  /** Lets nobody pass before that moment. */
  void close(long now, long until) {
    if (until > closedUntil) {
      stoodStill += Math.max(0, until - Math.max(now, closedUntil));
      closedUntil = until;
    }
  }

  /** Whether it would be no different if it were new. */
  boolean isIdle(long now) {
    long here = here(now);
    windows.forEach(window -> window.forgetBefore(here));
    return closedUntil <= now && windows.stream().allMatch(window -> window.turns.isEmpty());
  }

  private long here(long now) {
    return Math.max(now, closedUntil) - stoodStill;
  }
}
