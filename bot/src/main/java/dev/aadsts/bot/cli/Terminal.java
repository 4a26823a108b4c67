package dev.aadsts.bot.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param isWatched whether somebody looks at it, rather than a pipe
 * @param width columns
 */
public record Terminal(
    BufferedReader in, PrintStream out, PrintStream err, boolean isWatched, Ansi ansi, int width) {
  private static final int DEFAULT_WIDTH = 96;
  private static final int NARROWEST = 40;

  /**
   * A terminal of this process.
   *
   * @param isTerminal whether somebody looks at it, rather than a pipe
   */
  public static Terminal of(
      BufferedReader in,
      PrintStream out,
      PrintStream err,
      boolean isTerminal,
      Map<String, String> environment) {
    // https://no-color.org
    boolean colours = isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(in, out, err, isTerminal, new Ansi(colours), width(environment));
  }

  /** Draws messages with buttons to press by their number. */
  TerminalText pressable() {
    return new TerminalText(ansi, width, true);
  }

  /** Draws messages for somebody who only reads them. */
  TerminalText readable() {
    return new TerminalText(ansi, width, false);
  }

  /** The next line somebody types; empty at the end of the input. */
  Optional<String> readLine() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the input", e);
    }
  }

  /** Everything that is piped in. */
  String readAll() {
    var text = new StringBuilder();
    var buffer = new char[8192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.append(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the input", e);
    }
    return text.toString();
  }

  private static int width(Map<String, String> environment) {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return Math.max(NARROWEST, Math.min(columns, DEFAULT_WIDTH));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }
}
