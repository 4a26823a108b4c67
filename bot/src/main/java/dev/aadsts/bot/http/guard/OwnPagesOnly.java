package dev.aadsts.bot.http.guard;

import dev.aadsts.bot.http.Guard;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses what a page of another site makes a browser send. Programs do not send the header; every
 * current browser does, and no script can change it.
 *
 * @see <a href="https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site">
 *     Sec-Fetch-Site</a>
 */
public final class OwnPagesOnly implements Guard {
  @Override
  public Optional<HttpResponse> refusal(HttpRequest request) {
    String site = request.header("Sec-Fetch-Site").orElse("none").toLowerCase(Locale.ROOT);
    boolean ours = site.equals("none") || site.equals("same-origin");
    return ours
        ? Optional.empty()
        : Optional.of(Problem.of(403, "Pages of other sites may not send this.").response());
  }
}
