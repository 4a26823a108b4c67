package dev.aadsts.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what is called in Slack's Web API, and writes its answers. */
final class FakeCall {
  static final JsonMapper JSON = new JsonMapper();

  private FakeCall() {}

  static JsonNode blocks(Map<String, String> form) {
    return form.containsKey("blocks") ? tree(form.get("blocks")) : array();
  }

  static JsonNode array() {
    return JSON.createArrayNode();
  }

  static Map<String, String> form(HttpRequest request) {
    if (request.header("Content-Type").orElse("").startsWith("application/json")) {
      return tree(new String(request.body(), UTF_8)).properties().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, field -> asInAForm(field.getValue())));
    }
    return Arrays.stream(new String(request.body(), UTF_8).split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], UTF_8),
                field -> URLDecoder.decode(field[1], UTF_8),
                // The SDK sends the thread twice.
                (first, second) -> first));
  }

  private static String asInAForm(JsonNode value) {
    return value.isBoolean()
        ? (value.asBoolean() ? "1" : "0")
        : value.isTextual() ? value.asText() : value.toString();
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + json, e);
    }
  }

  static ObjectNode ok() {
    return JSON.createObjectNode().put("ok", true);
  }

  static ObjectNode error(String code) {
    return JSON.createObjectNode().put("ok", false).put("error", code);
  }

  static ObjectNode invalid(String code, List<String> faults) {
    ObjectNode error = error(code);
    error.putObject("response_metadata").putPOJO("messages", faults);
    return error;
  }

  static HttpResponse json(ObjectNode body) {
    return HttpResponse.json(200, body.toString());
  }
}
