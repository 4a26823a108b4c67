package dev.aadsts.bot.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.locks.LockSupport;

/** The keyboard of the terminal that this process reads from. For one thread. */
public final class TtyKeyboard implements Keyboard {
  // A terminal hands a large paste over piece by piece, some milliseconds apart.
  private static final int LOOKS = 10;
  private static final long PAUSE_NANOS = 5_000_000;

  private final BufferedReader in;
  private final Runnable pause;
  private final LineMode lines;

  /** How a terminal hands over what is typed: by lines, or at once. */
  interface LineMode {
    /**
     * Whether that could be set.
     *
     * @param on by lines, as it is by itself
     */
    boolean set(boolean on);
  }

  /** The real one. */
  public TtyKeyboard(BufferedReader in) {
    this(in, () -> LockSupport.parkNanos(PAUSE_NANOS), TtyKeyboard::stty);
  }

  /**
   * @param pause between two looks at what has come
   */
  TtyKeyboard(BufferedReader in, Runnable pause, LineMode lines) {
    this.in = in;
    this.pause = pause;
    this.lines = lines;
  }

  @Override
  public boolean hasMore() {
    for (int look = 0; look < LOOKS; look++) {
      if (isReady()) {
        return true;
      }
      pause.run();
    }
    return isReady();
  }

  @Override
  public String unfinished() {
    if (!lines.set(false)) {
      return "";
    }
    try {
      var text = new StringBuilder();
      while (isReady()) {
        text.append((char) in.read());
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the input", e);
    } finally {
      lines.set(true);
    }
  }

  private boolean isReady() {
    try {
      return in.ready();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the input", e);
    }
  }

  // Java cannot ask a terminal for this. Where there is no stty, the last line waits for Enter.
  private static boolean stty(boolean on) {
    try {
      return new ProcessBuilder("stty", on ? "icanon" : "-icanon")
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
