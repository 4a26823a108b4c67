package dev.aadsts.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of {@code KEY=value} lines; blank lines and lines that begin with # are skipped. */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * What the file and the environment say together; the environment wins.
   *
   * @throws StartException if the file cannot be read or a line of it is no setting
   */
  public static Map<String, String> merge(Optional<Path> file, Map<String, String> environment) {
    var merged = new HashMap<String, String>();
    file.ifPresent(path -> merged.putAll(read(path)));
    merged.putAll(environment);
    return merged;
  }

  private static Map<String, String> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new StartException("Cannot read the configuration file " + file, e);
    }
    var settings = new HashMap<String, String>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        // Not the line itself: it may hold a secret.
        throw new StartException(file + ":" + number + ": write KEY=value, or # for a comment.");
      }
      settings.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip()));
    }
    return settings;
  }

  private static String unquoted(String value) {
    return wrapped(value, "\"") || wrapped(value, "'")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static boolean wrapped(String value, String quote) {
    return value.length() >= 2 && value.startsWith(quote) && value.endsWith(quote);
  }
}
