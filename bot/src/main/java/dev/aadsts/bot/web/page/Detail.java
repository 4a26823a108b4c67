package dev.aadsts.bot.web.page;

import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A detail of an error: found, with its value, or missing, with the reason to look for it.
 *
 * @param text the value or the reason
 */
record Detail(String label, String text) {

  /** What the message has. */
  static List<Detail> found(SignInError error) {
    return error.fields().entrySet().stream()
        .map(field -> new Detail(field.getKey().label(), field.getValue()))
        .toList();
  }

  /** What the message lacks, and why that matters. */
  static List<Detail> missing(SignInError error) {
    return error.missing().stream().map(field -> new Detail(field.label(), reason(field))).toList();
  }

  /** All that was found, to paste into a ticket. */
  static String summary(SignInError error) {
    String codes = error.codes().stream().map(Object::toString).collect(Collectors.joining(", "));
    String details =
        found(error).stream()
            .map(detail -> "\n" + detail.label() + ": " + detail.text())
            .collect(Collectors.joining());
    return (codes.isEmpty() ? "Sign-in error" : "Error: " + codes) + details;
  }

  private static String reason(Field field) {
    return switch (field) {
      case CORRELATION_ID ->
          "Finds all requests of this sign-in in the log; Microsoft support asks for it.";
      case TRACE_ID -> "Points to the one request that failed.";
      case TIMESTAMP -> "The sign-in log is searched by time.";
      case TENANT -> "Tells which organization refused; guests often land in another one.";
      case APP_ID -> "Opens the right application in the admin center; names are ambiguous.";
      case APP_NAME, USER, RESOURCE, REDIRECT_URI, OAUTH_ERROR, SUBERROR -> "";
    };
  }
}
