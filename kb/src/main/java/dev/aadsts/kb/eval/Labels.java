package dev.aadsts.kb.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.content.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what has been labelled by hand: lists in YAML files. */
public final class Labels {
  private Labels() {}

  /**
   * Reads a list of {@code {q: ..., codes: [50011]}}.
   *
   * @throws IOException if the file cannot be read or an entry is not like that; says which
   */
  public static List<Question> questions(Path file) throws IOException {
    return read(file, entry -> new Question(entry.path("q").asText(), codes(entry)));
  }

  /**
   * Reads a list of {@code {name, format, text, codes, primary, fields, cloud}}.
   *
   * @throws IOException if the file cannot be read or an entry is not like that; says which
   */
  public static List<Paste> pastes(Path file) throws IOException {
    return read(file, Labels::paste);
  }

  private static Paste paste(JsonNode entry) {
    return new Paste(
        entry.path("name").asText(),
        entry.path("format").asText(),
        entry.path("text").asText(),
        codes(entry),
        ErrorCode.tryOf(entry.path("primary").asText()),
        fields(entry),
        entry.has("cloud")
            ? Cloud.valueOf(entry.path("cloud").asText().toUpperCase(Locale.ROOT))
            : Cloud.PUBLIC);
  }

  private static List<ErrorCode> codes(JsonNode entry) {
    return elements(entry.path("codes")).map(code -> ErrorCode.of(code.asText())).toList();
  }

  private static Map<Field, String> fields(JsonNode entry) {
    var fields = new EnumMap<Field, String>(Field.class);
    entry
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field(field.getKey()), field.getValue().asText()));
    return fields;
  }

  private static Field field(String key) {
    return Stream.of(Field.values())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No field is called " + key));
  }

  private static <T> List<T> read(Path file, Function<JsonNode, T> entry) throws IOException {
    JsonNode list = Yaml.STRICT.readTree(Files.readString(file));
    try {
      return elements(list).map(entry).toList();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
