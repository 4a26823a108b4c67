package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of what works in Slack and in Teams alike names tests that exist. */
final class ParityTest {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## The same in both$(.*?)^## ", Pattern.UNIX_LINES);
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void backsEachFunctionOfBothPlatformsByATest() throws IOException {
    for (String row : rows()) {
      String[] cells = row.split("\\|");
      assertThat(cells).as(row).hasSize(4);
      for (String cell : List.of(cells[2].strip(), cells[3].strip())) {
        Matcher test = TEST.matcher(cell);
        if (test.matches()) {
          assertThat(methods(test.group(1))).as(row).contains("void " + test.group(2) + "(");
        } else {
          assertThat(cell).as("of " + row + ": a test, or what is missing").startsWith("\u2014 ");
        }
      }
    }
  }

  @Test
  void leavesNoFunctionWithoutATestOnEitherSide() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(30)
        .allSatisfy(row -> assertThat(row).containsPattern(TEST));
  }

  private static List<String> rows() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(Path.of("../README.md")));
    assertThat(section.find()).isTrue();
    return section.group(1).lines().filter(line -> line.startsWith("| ")).skip(1).toList();
  }

  private static String methods(String name) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      Path source =
          sources
              .filter(path -> path.endsWith(name + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("No test class " + name));
      return Files.readString(source);
    }
  }
}
