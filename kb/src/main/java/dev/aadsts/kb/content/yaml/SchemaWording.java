package dev.aadsts.kb.content.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in an author's words what a schema validator says in its own. */
final class SchemaWording {
  private static final Map<String, String> PATTERNS =
      Map.ofEntries(
          Map.entry("code", "Write it like AADSTS50105: 4 to 7 digits, the first not 0"),
          Map.entry("successor", "Write it like AADSTS50105: 4 to 7 digits, the first not 0"),
          Map.entry("see-also", "Write it like AADSTS50105: 4 to 7 digits, the first not 0"),
          Map.entry("name", "Microsoft's symbolic names have letters, digits and _ only"),
          Map.entry("retry", "Write never, after-fix or a duration like PT15M"),
          Map.entry("oauth-error", "Lower-case letters and _ only, like invalid_grant"),
          Map.entry("id", "Lower-case words joined by dashes, like not-assigned"),
          Map.entry("use", "Lower-case words joined by dashes, like wrong-account"),
          Map.entry("link", "Write an id of links.yaml, or an address with https://"),
          Map.entry("url", "Write the address with https://"),
          Map.entry("question", "A question ends with a question mark"),
          Map.entry("retrieved", "Write the day like 2026-11-20"),
          Map.entry("reviewed", "Write the day like 2026-11-20"));

  private SchemaWording() {}

  static String of(ValidationMessage message, String pointer, JsonNode value, JsonNode schema) {
    String key = key(pointer);
    Object[] arguments = message.getArguments() == null ? new Object[0] : message.getArguments();
    String first = arguments.length > 0 ? String.valueOf(arguments[0]) : "";
    if (value.isTextual() && value.asText().isBlank()) {
      return "`%s` is empty: write it, or leave the key out.".formatted(key);
    }
    return switch (message.getType()) {
      case "required" -> "%s lacks the key `%s`.".formatted(thing(key), message.getProperty());
      case "additionalProperties" ->
          "The key `%s` is not known here; known are %s."
              .formatted(message.getProperty(), String.join(", ", known(message, schema)));
      case "enum" ->
          "`%s` is `%s`, but must be one of %s."
              .formatted(key, value.asText(), first.replaceAll("[\\[\\]\"]", ""));
      case "minLength" ->
          "`%s` has %d characters; write at least %s.".formatted(key, length(value), first);
      case "maxLength" ->
          "`%s` has %d characters; shorten it to %s.".formatted(key, length(value), first);
      case "pattern" ->
          "`%s` is `%s`. %s."
              .formatted(
                  key,
                  value.asText().strip(),
                  PATTERNS.getOrDefault(key, "It must match " + first));
      case "type" -> type(key, value, message);
      case "uniqueItems" -> "`%s` has an entry twice; keep one.".formatted(key);
      case "minItems" -> "`%s` needs at least %s.".formatted(key, entries(first));
      case "maxItems" -> "`%s` may have at most %s.".formatted(key, entries(first));
      case "propertyNames" ->
          "`%s` is no id. Write lower-case words joined by dashes."
              .formatted(String.valueOf(message.getProperty()));
      case "minProperties" -> "There is nothing in it; delete the file or fill it.";
      default -> message.getMessage();
    };
  }

  private static String type(String key, JsonNode value, ValidationMessage message) {
    String expected =
        switch (message.getSchemaNode().asText()) {
          case "array" -> "a list";
          case "object" -> "keys with values";
          default -> "text";
        };
    return "`%s` must be %s%s."
        .formatted(
            key,
            expected,
            expected.equals("text") && value.isValueNode() ? ": put it in quotes" : "");
  }

  private static List<String> known(ValidationMessage message, JsonNode schema) {
    String location = message.getSchemaLocation().getFragment().toString();
    JsonNode object = schema.at(location.substring(0, location.lastIndexOf('/')));
    var names = new ArrayList<String>();
    object.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String thing(String key) {
    return key.isEmpty() ? "The file" : "This entry of `%s`".formatted(key);
  }

  private static String entries(String count) {
    return count.equals("1") ? "one entry" : count + " entries";
  }

  private static int length(JsonNode value) {
    String text = value.asText();
    return text.codePointCount(0, text.length());
  }

  // The last word of the pointer: of /causes/0/fix/1 it is fix.
  private static String key(String pointer) {
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    boolean index = !last.isEmpty() && last.chars().allMatch(Character::isDigit);
    return index ? key(pointer.substring(0, pointer.lastIndexOf('/'))) : last;
  }
}
