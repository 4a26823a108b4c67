package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of promises in the report names tests that exist. */
final class PromisesTest {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## Shown by$(.*?)^## ", Pattern.UNIX_LINES);
  private static final Pattern TEST = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

  @Test
  void areEachShownByATestThatExists() throws IOException {
    List<Path> sources = sources();
    for (String row : rows()) {
      String[] cells = row.split("\\|", -1);
      if (!cells[1].strip().startsWith("**")) {
        List<MatchResult> tests = TEST.matcher(cells[2]).results().toList();
        assertThat(tests).as(row).isNotEmpty();
        for (MatchResult test : tests) {
          assertExists(sources, test.group(1), test.group(2), row);
        }
      }
    }
  }

  @Test
  void areMany() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(50);
  }

  private static void assertExists(
      List<Path> sources, String type, @Nullable String method, String row) throws IOException {
    List<Path> named = sources.stream().filter(path -> path.endsWith(type + ".java")).toList();
    assertThat(named).as("%s, in: %s", type, row).isNotEmpty();
    if (method != null) {
      var texts = new ArrayList<String>();
      for (Path source : named) {
        texts.add(Files.readString(source));
      }
      assertThat(texts)
          .as("%s.%s, in: %s", type, method, row)
          .anyMatch(text -> text.contains("void " + method + "("));
    }
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (String module : List.of("../bot", "../kb")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/test/java"))) {
        files.forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<String> rows() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(Path.of("../deploy/RELIABILITY.md")));
    assertThat(section.find()).isTrue();
    return section.group(1).lines().filter(line -> line.startsWith("| ")).skip(1).toList();
  }
}
