package dev.aadsts.bot.web.api;

import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import dev.aadsts.kb.ErrorCode;
import java.util.List;
import java.util.Map;

/**
 * What can be wrong with a call of the API. The help page explains each type under its fragment.
 *
 * @param help address of the help page
 */
public record ApiProblems(String help) {

  /** No route has that path. */
  public Problem nothingAt(String path) {
    return of("no-such-path", "No such path", 404, "There is nothing at %s.".formatted(path))
        .with("help", help);
  }

  Problem malformedJson(String where) {
    return of("malformed-json", "Malformed JSON", 400, where);
  }

  Problem notUtf8(int at) {
    return of(
        "not-utf-8",
        "Not UTF-8",
        400,
        "The body must be JSON in UTF-8, but byte %d is not UTF-8.".formatted(at));
  }

  Problem invalidText(String detail) {
    return of("invalid-text", "Invalid text", 400, detail).with("pointer", "/text");
  }

  Problem invalidParameter(String name, String detail) {
    return of("invalid-parameter", "Invalid parameter", 400, detail).with("parameter", name);
  }

  Problem invalidCode(String written) {
    return of(
        "invalid-code",
        "Not an error code",
        404,
        "'%s' is not an error code: write 4 to 7 digits, as in 50105 or AADSTS50105."
            .formatted(written));
  }

  Problem unknownCode(ErrorCode code, String errorPage, List<Map<String, Object>> similar) {
    return of("unknown-code", "Code not on file", 404, code + " is not on file.")
        .with("code", code.number())
        .with("error_page", errorPage)
        .with("similar", similar);
  }

  HttpResponse otherMediaType(String sent) {
    return of(
            "unsupported-media-type",
            "Unsupported media type",
            415,
            "Send application/json in UTF-8, not %s.".formatted(sent))
        .response()
        .withHeader("Accept-Post", "application/json");
  }

  private Problem of(String type, String title, int status, String detail) {
    return Problem.of(help + "#" + type, title, status, detail);
  }
}
