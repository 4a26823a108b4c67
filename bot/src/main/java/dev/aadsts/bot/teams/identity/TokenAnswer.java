package dev.aadsts.bot.teams.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.teams.identity.TokenSource.Granted;
import dev.aadsts.bot.teams.login.TokenClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server said that was asked for a token. */
record TokenAnswer(int status, JsonNode body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

  static TokenAnswer of(TokenClient.Answer answer) {
    try {
      JsonNode body = JSON.readTree(answer.body());
      return new TokenAnswer(answer.status(), body == null ? JSON.createObjectNode() : body);
    } catch (JsonProcessingException e) {
      return new TokenAnswer(answer.status(), JSON.createObjectNode());
    }
  }

  /** The token, if that is what was said. */
  Optional<Granted> token(Instant now) {
    if (status != 200 || !body.path("access_token").isTextual()) {
      return Optional.empty();
    }
    // App Service says the second of its end instead, and both as text.
    Duration lasts =
        body.has("expires_in")
            ? Duration.ofSeconds(body.path("expires_in").asLong())
            : Duration.between(now, Instant.ofEpochSecond(body.path("expires_on").asLong()));
    return Optional.of(new Granted(body.path("access_token").asText(), lasts));
  }

  /**
   * Why there is none. The description names the app and the time of day; only its code goes into
   * logs and health.
   */
  String reason() {
    Matcher code = CODE.matcher(body.path("error_description").asText());
    return code.find() ? code.group() : "HTTP status " + status;
  }
}
