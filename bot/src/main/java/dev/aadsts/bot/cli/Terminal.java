package dev.aadsts.bot.cli;

import dev.aadsts.bot.reply.Button;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param keyboard where somebody types, rather than a pipe
 * @param isWatched whether somebody looks at it, rather than a pipe
 * @param width columns
 */
public record Terminal(
    BufferedReader in,
    Optional<Keyboard> keyboard,
    PrintStream out,
    PrintStream err,
    boolean isWatched,
    Ansi ansi,
    int width) {
  private static final int DEFAULT_WIDTH = 96;
  private static final int NARROWEST = 40;

  /**
   * A terminal of this process, into which nobody types.
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
    return new Terminal(
        in, Optional.empty(), out, err, isTerminal, new Ansi(colours), width(environment));
  }

  /** A copy into which somebody types. */
  public Terminal with(Keyboard typed) {
    return new Terminal(in, Optional.of(typed), out, err, isWatched, ansi, width);
  }

  /**
   * Draws messages with buttons to press by their number.
   *
   * @param before what has the first numbers already
   */
  TerminalText pressable(List<Button> before) {
    return new TerminalText(ansi, width, true, before);
  }

  /** Draws messages for somebody who only reads them. */
  TerminalText readable() {
    return new TerminalText(ansi, width, false);
  }

  /**
   * What somebody says next: a line, or the lines that are pasted together. A pipe says one thing a
   * line. Empty at the end of the input.
   */
  Optional<String> readMessage() {
    Optional<String> first = readLine();
    return keyboard.isEmpty() ? first : first.map(line -> pasted(line, keyboard.get()));
  }

  private String pasted(String first, Keyboard typed) {
    var text = new StringBuilder(first);
    while (typed.hasMore()) {
      Optional<String> line = readLine();
      if (line.isEmpty()) {
        return text.toString();
      }
      text.append('\n').append(line.get());
    }
    String rest = typed.unfinished();
    if (!rest.isEmpty()) {
      out.println();
      text.append('\n').append(rest);
    }
    return text.toString();
  }

  private Optional<String> readLine() {
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
