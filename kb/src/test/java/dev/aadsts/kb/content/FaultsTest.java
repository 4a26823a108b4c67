package dev.aadsts.kb.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of the linter: {@code faults.yaml} plants one fault each in content that is otherwise
 * fine, {@code fine.yaml} changes the same places in ways that must be let through.
 */
final class FaultsTest {
  @TempDir Path root;

  @Test
  void findsNothingInTheContentThatTheFaultsArePlantedIn() {
    assertThat(ContentLinter.lint(Fixtures.folder("good"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void findsThePlantedFaultAndNothingElse(Fault fault) throws IOException {
    assertThat(lintWith(fault.in(), fault.replace(), fault.by()))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding)
                    .asString()
                    .startsWith(fault.at() + ": ")
                    .contains(fault.says()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fine")
  void letsThroughWhatOnlyLooksLikeAFault(Fine change) throws IOException {
    assertThat(lintWith(change.in(), change.replace(), change.by())).isEmpty();
  }

  static List<Fault> faults() throws IOException {
    return table("faults.yaml", new TypeReference<>() {});
  }

  static List<Fine> fine() throws IOException {
    return table("fine.yaml", new TypeReference<>() {});
  }

  private List<Finding> lintWith(String file, String replace, String by) throws IOException {
    Fixtures.copy(Fixtures.folder("good"), root);
    Fixtures.edit(root.resolve(file), replace, by);
    return ContentLinter.lint(root);
  }

  private static <T> List<T> table(String name, TypeReference<List<T>> type) throws IOException {
    return new YAMLMapper().readValue(Fixtures.folder(name).toFile(), type);
  }

  /**
   * @param at file and line of the finding
   * @param says a part of its message
   */
  record Fault(String in, String replace, String by, String at, String says) {
    @Override
    public String toString() {
      return says + " at " + at;
    }
  }

  record Fine(String in, String replace, String by) {
    @Override
    public String toString() {
      return by + " instead of " + replace;
    }
  }
}
