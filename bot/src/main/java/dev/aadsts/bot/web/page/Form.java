package dev.aadsts.bot.web.page;

import dev.aadsts.bot.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fields of a form that a browser sent. */
final class Form {
  private Form() {}

  /** The first value of a field; empty where there is none, or none that can be decoded. */
  static String field(HttpRequest request, String name) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return List.of(body.split("&", -1)).stream()
        .filter(pair -> pair.startsWith(name + "="))
        .findFirst()
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .orElse("");
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
