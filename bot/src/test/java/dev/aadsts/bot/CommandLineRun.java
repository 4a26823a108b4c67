package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.cli.TypedIn;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

/** What {@code ./aadsts} wrote for a command, and the status with which it ended. */
record CommandLineRun(int status, String out, String err) {
  /** A command whose input comes from a pipe. */
  static CommandLineRun run(String input, String... arguments) {
    return run(input, Map.of(), arguments);
  }

  /** The same, in an environment. */
  static CommandLineRun run(String input, Map<String, String> environment, String... arguments) {
    return run(input, environment, false, arguments);
  }

  /** A command whose input comes from a pipe, while somebody looks at its output. */
  static CommandLineRun watched(
      String input, Map<String, String> environment, String... arguments) {
    return run(input, environment, true, arguments);
  }

  private static CommandLineRun run(
      String input, Map<String, String> environment, boolean watched, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
            new BufferedReader(new StringReader(input)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            watched,
            new HashMap<>(environment));
    int status = Main.execute(arguments, terminal, environment);
    return new CommandLineRun(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A command with somebody at the keyboard. */
  static CommandLineRun typed(String text, String... arguments) {
    var keyboard = new TypedIn(text);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
                keyboard.reader(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                true,
                Map.of())
            .with(keyboard);
    int status = Main.execute(arguments, terminal, Map.of());
    return new CommandLineRun(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
