package dev.aadsts.kb.content;

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
import java.util.Collection;
import java.util.Locale;

/** The second net: does the document have the shape that its schema asks for? Thread-safe. */
final class SchemaCheck {
  private final JsonNode source;
  private final JsonSchema schema;

  /**
   * @param name of a file in {@code content/schema}
   */
  SchemaCheck(String name) {
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

  /** Adds what is wrong with the shape of the document. */
  void check(Document document, Collection<Finding> findings) {
    for (ValidationMessage message : schema.validate(document.node())) {
      String pointer = message.getInstanceLocation().toString();
      if (concerns(document.node(), message)) {
        String place =
            message.getType().equals("additionalProperties")
                ? Marks.below(pointer, message.getProperty())
                : pointer;
        findings.add(
            document.finding(
                place, SchemaWording.of(message, pointer, document.node().at(pointer), source)));
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
