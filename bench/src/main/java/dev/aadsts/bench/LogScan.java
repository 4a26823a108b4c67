package dev.aadsts.bench;

import dev.aadsts.kb.text.SignInErrorParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * How fast the parser reads a log of 100 MB, beside a plain regular expression that only finds the
 * codes. Run without arguments; prints megabytes per second, and leaves the log for {@code grep}.
 */
public final class LogScan {
  private static final int MEGABYTES = 100;
  private static final Pattern PLAIN = Pattern.compile("AADSTS[0-9]{4,7}");
  private static final String ERROR =
      "2026-11-03T08:15:29.120Z ERROR sign-in failed: {\"error\":\"invalid_grant\",\"error_description\":"
          + "\"AADSTS50126: Error validating credentials due to invalid username or password. Trace ID:"
          + " 00000000-0000-0000-0000-00000000%04x Correlation ID: 00000000-0000-0000-0000-00000000%04x"
          + " Timestamp: 2026-11-03 08:15:29Z\",\"error_codes\":[50126]}\n";
  private static final String[] NOISE = {
    "2026-11-03T08:15:28.000Z INFO  GET /api/orders/50105 200 12ms user=- ip=192.0.2.17 bytes=50126\n",
    "2026-11-03T08:15:28.200Z DEBUG cache hit key=00000000-0000-0000-0000-000000000042 age=3600s\n",
    "2026-11-03T08:15:28.300Z WARN  slow query (1203 ms): SELECT * FROM orders WHERE id = 700016\n",
    "\tat com.contoso.orders.OrderController.find(OrderController.java:120021)\n",
  };

  private LogScan() {}

  /** Writes the log, and reads it in both ways. */
  public static void main(String[] args) throws IOException {
    Path log = Path.of(args.length == 0 ? "target/scan.log" : args[0]);
    Files.createDirectories(log.toAbsolutePath().getParent());
    Files.writeString(log, log());
    String[] pieces = Files.readString(log).split("(?<=\\G.{1000000})", -1);
    for (int round = 0; round < 3; round++) {
      measure("parser", pieces, LogScan::parsed);
      measure("plain regular expression", pieces, LogScan::matched);
    }
    System.out.println("Beside it: time grep -cE 'AADSTS[0-9]{4,7}' " + log);
  }

  private static int parsed(String piece) {
    int codes = 0;
    for (String line : piece.split("\n", -1)) {
      codes += SignInErrorParser.parse(line).codes().size();
    }
    return codes;
  }

  private static int matched(String piece) {
    return (int) PLAIN.matcher(piece).results().count();
  }

  private static void measure(String name, String[] pieces, ToIntFunction<String> read) {
    long start = System.nanoTime();
    int found = 0;
    long bytes = 0;
    for (String piece : pieces) {
      found += read.applyAsInt(piece);
      bytes += piece.length();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%-26s %6.1f MB/s, %d codes%n", name, bytes / 1e6 / seconds, found);
  }

  // One line in a hundred is an error, as in a bad minute of a busy service.
  private static String log() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    var log = new StringBuilder(MEGABYTES * 1_000_000 + 1_000);
    while (log.length() < MEGABYTES * 1_000_000) {
      log.append(
          random.nextInt(100) == 0
              ? ERROR.formatted(random.nextInt(65_536), random.nextInt(65_536))
              : NOISE[random.nextInt(NOISE.length)]);
    }
    return log.toString();
  }
}
