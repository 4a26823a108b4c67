package dev.aadsts.bot.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Adds up what {@code mvn -Pfuzz verify -pl bot -am} has tried; runs after it, and only where none
 * failed.
 */
final class FuzzReport {
  @Test
  void triedAsManyInputsAsWereAskedFor() throws IOException {
    List<String[]> lines =
        Files.readAllLines(Fuzz.tried()).stream().sorted().map(line -> line.split(" ")).toList();
    int all = lines.stream().mapToInt(line -> Integer.parseInt(line[1])).sum();

    var table = new StringBuilder("| What | Inputs | Crashes | Seconds |\n|---|---|---|---|\n");
    lines.forEach(
        line ->
            table.append(
                "| `%s` | %,d | 0 | %s |\n"
                    .formatted(line[0], Integer.parseInt(line[1]), line[2])));
    System.out.printf("%s%n%,d inputs, 0 crashes%n", table, all);

    assertThat(all).isGreaterThanOrEqualTo(Integer.getInteger("fuzz.inputs"));
  }
}
