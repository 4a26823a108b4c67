package dev.aadsts.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What Slack sends: recorded shapes, with the values of a test put in. */
final class Requests {
  static final String JSON_TYPE = "application/json";
  static final String FORM_TYPE = "application/x-www-form-urlencoded";

  private static final JsonMapper JSON = new JsonMapper();

  private Requests() {}

  /** The bytes of a request and what they are. */
  record Sent(String contentType, String body) {
    /** The kind of envelope that it comes in over a socket. */
    String kind() {
      if (contentType.equals(JSON_TYPE)) {
        return "events_api";
      }
      return body.startsWith("payload=") ? "interactive" : "slash_commands";
    }

    /** What is in that envelope. */
    ObjectNode payload() {
      return switch (kind()) {
        case "events_api" -> object(body);
        case "interactive" -> object(URLDecoder.decode(body.substring("payload=".length()), UTF_8));
        default -> {
          ObjectNode fields = JSON.createObjectNode();
          for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
          }
          yield fields;
        }
      };
    }
  }

  /** An event. */
  static Sent event(String fixture, Consumer<ObjectNode> change) {
    ObjectNode event = tree(fixture + ".json");
    change.accept(event);
    return new Sent(JSON_TYPE, event.toString());
  }

  /** A press or a submitted modal. */
  static Sent interaction(String fixture, Consumer<ObjectNode> change) {
    ObjectNode payload = tree(fixture + ".json");
    change.accept(payload);
    return new Sent(FORM_TYPE, "payload=" + URLEncoder.encode(payload.toString(), UTF_8));
  }

  /** The same press or modal with another payload. */
  static Sent changed(Sent interaction, Consumer<ObjectNode> change) {
    String payload = URLDecoder.decode(interaction.body().substring("payload=".length()), UTF_8);
    ObjectNode tree = object(payload);
    change.accept(tree);
    return new Sent(FORM_TYPE, "payload=" + URLEncoder.encode(tree.toString(), UTF_8));
  }

  /** A slash command. */
  static Sent command(Map<String, String> changes) {
    var form = new LinkedHashMap<String, String>();
    text("command.form")
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(field -> form.put(field[0], field[1]));
    form.putAll(changes);
    return new Sent(
        FORM_TYPE,
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&")));
  }

  static ObjectNode at(JsonNode tree, String name) {
    return (ObjectNode) tree.path(name);
  }

  static ObjectNode tree(String file) {
    return object(text(file));
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    try (InputStream in = Requests.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
