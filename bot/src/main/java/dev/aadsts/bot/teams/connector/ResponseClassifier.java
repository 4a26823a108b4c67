package dev.aadsts.bot.teams.connector;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells by an answer of the Bot Connector what became of the message. See <a
 * href="https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability">status
 * codes of the bot APIs</a>.
 */
final class ResponseClassifier {
  private static final int UNAUTHORIZED = 401;
  private static final int TIMEOUT = 408;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_FAILURE = 300;
  private static final int FIRST_SERVER_ERROR = 500;

  private ResponseClassifier() {}

  /**
   * Of an answer that is no success.
   *
   * @param code of the error, empty where there is none
   * @param retryAfter the header of that name
   * @param creates whether the call would have made something new
   */
  static DeliveryException failure(
      int status, String code, Optional<String> retryAfter, boolean creates) {
    // Not the message of the answer, which may repeat what we sent.
    String named = code.isEmpty() ? "" : " (" + code + ")";
    String message = "The Bot Connector answered with status " + status + named;
    return switch (status) {
      case TOO_MANY_REQUESTS ->
          new DeliveryException(
              Kind.NOT_DELIVERED, retryAfter.flatMap(ResponseClassifier::seconds), message);
      case UNAUTHORIZED -> new DeliveryException(Kind.NOT_DELIVERED, message);
      case TIMEOUT, PRECONDITION_FAILED -> new DeliveryException(uncertainIf(creates), message);
      default -> {
        if (status >= FIRST_SERVER_ERROR) {
          yield new DeliveryException(uncertainIf(creates), message);
        }
        // A success that could not be read is no reason to send again.
        yield status < FIRST_FAILURE
            ? new DeliveryException(Kind.UNCERTAIN, message)
            : new DeliveryException(Kind.REFUSED, message, new TeamsRefusal(code));
      }
    };
  }

  /** Of no answer, or of one that cannot be read. */
  static DeliveryException silence(Exception cause, boolean creates) {
    return new DeliveryException(
        uncertainIf(creates), "No usable answer from the Bot Connector", cause);
  }

  /** Whether that answer means that the token is no good. */
  static boolean needsToken(int status) {
    return status == UNAUTHORIZED;
  }

  // What was created may be there although nobody said so; anything else may simply be repeated.
  private static Kind uncertainIf(boolean creates) {
    return creates ? Kind.UNCERTAIN : Kind.NOT_DELIVERED;
  }

  private static Optional<Duration> seconds(String header) {
    return header.matches("\\d{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
        : Optional.empty();
  }
}
