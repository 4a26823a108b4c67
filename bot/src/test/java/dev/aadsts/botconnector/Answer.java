package dev.aadsts.botconnector;

import java.util.Map;

/** What the Bot Connector says to a call. */
record Answer(int status, String body, Map<String, String> headers) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(int status, String body) {
    return new Answer(status, body, Map.of());
  }

  /**
   * A refusal in the documented form: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability">status
   * codes of the bot APIs</a>.
   */
  static Answer refusal(int status, String code, String message) {
    return of(status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
  }

  Answer withHeader(String name, String value) {
    return new Answer(status, body, Map.of(name, value));
  }
}
