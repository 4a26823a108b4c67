package dev.aadsts.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code KEY=value} lines, read as Docker Compose reads the same file: blank lines and
 * comments are skipped, also those behind a value, and a value may stand in quotes. {@code export}
 * in front is allowed, so that a shell can read it too. Nothing is filled into values.
 *
 * @see <a
 *     href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax">
 *     Compose: .env file syntax</a>
 */
public final class ConfigFile {
  private static final Pattern SETTING =
      Pattern.compile("(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?<value>.*)");
  private static final Pattern QUOTED =
      Pattern.compile("(?<quote>[\"'])(?<value>.*?)\\k<quote>\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

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
      Matcher setting = SETTING.matcher(line);
      Optional<String> value = setting.matches() ? value(setting.group("value")) : Optional.empty();
      if (value.isEmpty()) {
        // Not the line itself: it may hold a secret.
        throw new StartException(
            file + ":" + number + ": write KEY=value or KEY='value', or # for a comment.");
      }
      settings.put(setting.group("key"), value.get());
    }
    return settings;
  }

  /** What stands behind the equals sign; empty where its quotes do not match. */
  private static Optional<String> value(String written) {
    if (!written.startsWith("\"") && !written.startsWith("'")) {
      return Optional.of(COMMENT.matcher(written).replaceFirst("").strip());
    }
    Matcher quoted = QUOTED.matcher(written);
    return quoted.matches() ? Optional.of(quoted.group("value")) : Optional.empty();
  }
}
