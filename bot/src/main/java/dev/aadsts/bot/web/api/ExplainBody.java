package dev.aadsts.bot.web.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.http.Problem;
import dev.aadsts.bot.mapper.Mappers;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The body of a question, read strictly. */
sealed interface ExplainBody {
  /** What to explain; has no half characters. */
  record Text(String text) implements ExplainBody {}

  record Refused(Problem problem) implements ExplainBody {}

  JsonMapper JSON =
      Mappers.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  // JSON can escape half of a surrogate pair; no answer that repeats it could be written as UTF-8.
  Pattern HALF_CHARACTER =
      Pattern.compile(
          "[\\x{D800}-\\x{DBFF}](?![\\x{DC00}-\\x{DFFF}])|(?<![\\x{D800}-\\x{DBFF}])[\\x{DC00}-\\x{DFFF}]");

  /** Reads {@code {"text": "..."}}. */
  static ExplainBody read(byte[] body, ApiProblems problems) {
    var bytes = ByteBuffer.wrap(body);
    var characters = CharBuffer.allocate(body.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true).isError()) {
      return new Refused(problems.notUtf8(bytes.position()));
    }
    try {
      return read(JSON.readTree(withoutMark(characters.flip().toString())), problems);
    } catch (JsonProcessingException e) {
      return new Refused(problems.malformedJson(where(e)));
    }
  }

  private static ExplainBody read(JsonNode json, ApiProblems problems) {
    if (json.isMissingNode()) {
      return new Refused(problems.malformedJson("The body is empty. " + EXPECTED));
    }
    if (!(json instanceof ObjectNode object)) {
      return new Refused(
          problems.malformedJson("The body is JSON, but not an object. " + EXPECTED));
    }
    JsonNode text = object.path("text");
    if (text.isMissingNode()) {
      return new Refused(problems.invalidText("The key text is missing. " + EXPECTED));
    }
    if (!text.isTextual()) {
      return new Refused(
          problems.invalidText(
              "text must be a string, but is %s."
                  .formatted(text.getNodeType().name().toLowerCase(Locale.ROOT))));
    }
    return text.textValue().isBlank()
        ? new Refused(problems.invalidText("text is empty. Send the message with the error."))
        : new Text(HALF_CHARACTER.matcher(text.textValue()).replaceAll("\uFFFD"));
  }

  String EXPECTED = "Send {\"text\": \"the message with the error\"}.";

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  // Without Jackson's own account of the place, which quotes the body.
  private static String where(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null
        ? "The body is not JSON."
        : "The body is not JSON: see line %d, column %d."
            .formatted(at.getLineNr(), at.getColumnNr());
  }
}
