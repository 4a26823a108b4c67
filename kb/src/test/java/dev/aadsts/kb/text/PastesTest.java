package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every paste of {@code pastes.yaml}. */
final class PastesTest {
  private static final List<Paste> PASTES = load();

  @ParameterizedTest(name = "{0}")
  @MethodSource("pastes")
  void readsWhatIsPasted(Paste paste) {
    SignInError error = SignInErrorParser.parse(paste.text());

    var softly = new SoftAssertions();
    softly
        .assertThat(numbers(error.codes()))
        .as("codes of '%s'", paste.name())
        .isEqualTo(paste.codes());
    softly
        .assertThat(error.primary().map(ErrorCode::number))
        .as("primary of '%s'", paste.name())
        .isEqualTo(Optional.ofNullable(paste.primary()));
    softly
        .assertThat(byKey(error.fields()))
        .as("fields of '%s'", paste.name())
        .isEqualTo(new TreeMap<>(paste.fields()));
    softly.assertThat(error.cloud()).as("cloud of '%s'", paste.name()).isEqualTo(paste.cloud());
    softly.assertAll();
  }

  @Test
  void namesEveryPasteOnce() {
    assertThat(PASTES).extracting(Paste::name).doesNotHaveDuplicates().hasSizeGreaterThan(120);
  }

  static List<Paste> pastes() {
    return PASTES;
  }

  private static List<Integer> numbers(List<ErrorCode> codes) {
    return codes.stream().map(ErrorCode::number).toList();
  }

  private static Map<String, String> byKey(Map<Field, String> fields) {
    return fields.entrySet().stream()
        .collect(
            Collectors.toMap(
                field -> field.getKey().key(), Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private static List<Paste> load() {
    try (InputStream in = PastesTest.class.getResourceAsStream("pastes.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new AssertionError("pastes.yaml cannot be read", e);
    }
  }

  record Paste(
      String name,
      String format,
      String text,
      List<Integer> codes,
      @Nullable Integer primary,
      @Nullable Map<String, String> fields,
      @Nullable Cloud cloud) {
    Paste {
      fields = fields == null ? Map.of() : fields;
      cloud = cloud == null ? Cloud.PUBLIC : cloud;
    }

    @Override
    public String toString() {
      return format + ": " + name;
    }
  }
}
