package dev.aadsts.bot.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.installation.Tokens;
import java.time.Instant;
import java.util.Optional;

/** The tokens of an installation as the JSON that is encrypted. */
final class TokensJson {
  private static final JsonMapper JSON = new JsonMapper();

  private TokensJson() {}

  static String write(Tokens tokens) {
    ObjectNode json = JSON.createObjectNode().put("access", tokens.access());
    tokens
        .renewal()
        .ifPresent(
            renewal ->
                json.put("refresh", renewal.refresh())
                    .put("expires_at", renewal.expiresAt().toEpochMilli()));
    return json.toString();
  }

  /** What was written; empty where that is no JSON. */
  static Optional<Tokens> read(String written) {
    try {
      JsonNode json = JSON.readTree(written);
      Optional<Tokens.Renewal> renewal =
          json.has("refresh")
              ? Optional.of(
                  new Tokens.Renewal(
                      json.path("refresh").asText(),
                      Instant.ofEpochMilli(json.path("expires_at").asLong())))
              : Optional.empty();
      return Optional.of(new Tokens(json.path("access").asText(), renewal));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
