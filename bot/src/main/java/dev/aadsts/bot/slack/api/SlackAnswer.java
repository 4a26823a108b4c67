package dev.aadsts.bot.slack.api;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsPublishResponse;
import com.slack.api.model.ErrorResponseMetadata;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/** Reads what Slack answers where it did not do what we asked for. */
final class SlackAnswer {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int TOO_MANY_REQUESTS = 429;
  // {"ok":false,"error":"invalid_blocks"}, or the word alone.
  private static final Pattern CODE =
      Pattern.compile("(?:.*\"error\"\\s*:\\s*\")?([a-z_]{3,60})(?:\".*)?", Pattern.DOTALL);

  private SlackAnswer() {}

  /**
   * Of an answer of the Web API that is not ok.
   *
   * @param whereUnclear what is known of the message where Slack itself does not know
   */
  static DeliveryException refusal(SlackApiTextResponse response, Kind whereUnclear) {
    String code = Optional.ofNullable(response.getError()).orElse("no_error_given");
    var refusal = new SlackRefusal(code, Optional.ofNullable(response.getNeeded()));
    return switch (refusal.consequence()) {
      case AGAIN ->
          new DeliveryException(Kind.NOT_DELIVERED, Optional.of(RETRY_AFTER), "Slack says " + code);
      case UNSURE -> new DeliveryException(whereUnclear, "Slack says " + code);
      case WHISPER, WORDS_ONLY, POST_ANEW, MEND, STOP, LET_GO, GIVE_UP ->
          new DeliveryException(
              Kind.REFUSED, "Slack says " + refusal.getMessage() + details(response), refusal);
    };
  }

  /**
   * Of an answer with another status than 200.
   *
   * @param body its beginning
   */
  static DeliveryException failure(Response response, Kind whereUnclear, String body) {
    String message = "Slack answered with status " + response.code();
    if (response.code() == TOO_MANY_REQUESTS) {
      return new DeliveryException(Kind.NOT_DELIVERED, Optional.of(wait(response)), message);
    }
    Matcher code = CODE.matcher(body);
    String said = code.matches() ? code.group(1) : "http_" + response.code();
    return response.code() >= 500 && !new SlackRefusal(said).shape()
        ? new DeliveryException(whereUnclear, message)
        : new DeliveryException(Kind.REFUSED, message + " " + said, new SlackRefusal(said));
  }

  private static Duration wait(Response response) {
    String seconds = response.header("Retry-After", "");
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : RETRY_AFTER;
  }

  // Which block breaks which rule, in Slack's words.
  private static String details(SlackApiTextResponse response) {
    ErrorResponseMetadata metadata =
        switch (response) {
          case ChatPostMessageResponse posted -> posted.getResponseMetadata();
          case ChatUpdateResponse updated -> updated.getResponseMetadata();
          case ViewsOpenResponse opened -> opened.getResponseMetadata();
          case ViewsPublishResponse published -> published.getResponseMetadata();
          default -> null;
        };
    return Optional.ofNullable(metadata)
        .map(ErrorResponseMetadata::getMessages)
        .filter(messages -> !messages.isEmpty())
        .map(List::toString)
        .map(" "::concat)
        .orElse("");
  }
}
