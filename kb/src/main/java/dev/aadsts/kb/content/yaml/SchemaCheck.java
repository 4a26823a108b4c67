package dev.aadsts.kb.content.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The second net: does the document have the shape that its schema asks for? Thread-safe. */
public final class SchemaCheck {
  private final JsonNode source;
  private final JsonSchema schema;

  /**
   * @param name of a file in {@code content/schema}
   */
  public SchemaCheck(String name) {
    this.source = read("/content/schema/" + name);
    this.schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                source,
                SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .locale(Locale.ENGLISH)
                    .build());
  }

  /**
   * Says what is wrong with the shape of a document.
   *
   * @param finding takes the pointer of the place, and the message
   */
  public void check(JsonNode document, BiConsumer<String, String> finding) {
    for (ValidationMessage message : schema.validate(document)) {
      String pointer = message.getInstanceLocation().toString();
      if (concerns(document, message)) {
        String place =
            message.getType().equals("additionalProperties")
                ? Marks.below(pointer, message.getProperty())
                : pointer;
        finding.accept(place, SchemaWording.of(message, pointer, document.at(pointer), source));
      }
    }
  }

  // A list entry is a cause or the use of a shared one. The validator tries both and complains
  // about both; an author wants to hear about the one that was meant.
  private static boolean concerns(JsonNode root, ValidationMessage message) {
    if (message.getType().equals("oneOf")) {
      return false;
    }
    String path = message.getEvaluationPath().toString();
    int choice = path.indexOf("/oneOf/");
    if (choice < 0) {
      return true;
    }
    String[] steps = message.getInstanceLocation().toString().split("/", 4);
    JsonNode entry = root.path(steps[1]).path(Integer.parseInt(steps[2]));
    return path.startsWith(entry.has("use") ? "/oneOf/1" : "/oneOf/0", choice);
  }

  private static JsonNode read(String resource) {
    try (InputStream stream = SchemaCheck.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "No " + resource + " on the class path: rebuild the kb jar.");
      }
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
