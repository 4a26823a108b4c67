package dev.aadsts.bot.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.http.HttpResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What a person sees of a problem.
 *
 * @param words what happened, and what to do
 * @param incident under which the log has it
 */
record TroublePage(int status, String title, String words, Optional<String> incident) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param problem an answer as RFC 9457 lays it out
   */
  static TroublePage of(HttpResponse problem) {
    JsonNode json = read(problem);
    String detail = json.path("detail").asText();
    return switch (problem.status()) {
      case 413 ->
          new TroublePage(
              413,
              "That is too long",
              "Paste only the lines around the error: its code, its ids and its time are enough.",
              Optional.empty());
      case 429 -> new TroublePage(429, "Too much at once", detail, Optional.empty());
      case 500 ->
          new TroublePage(
              500,
              "Something went wrong here",
              "It is not your doing. Please try again.",
              Optional.of(json.path("incident").asText()).filter(id -> !id.isEmpty()));
      case 503 -> new TroublePage(503, "Too busy right now", detail, Optional.empty());
      default -> new TroublePage(problem.status(), "That did not work", detail, Optional.empty());
    };
  }

  private static JsonNode read(HttpResponse problem) {
    try {
      return JSON.readTree(problem.body());
    } catch (IOException e) {
      throw new IllegalArgumentException("A problem is JSON", e);
    }
  }
}
