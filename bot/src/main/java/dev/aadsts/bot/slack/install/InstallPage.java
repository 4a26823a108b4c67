package dev.aadsts.bot.slack.install;

import dev.aadsts.bot.digest.Sha256;
import dev.aadsts.bot.http.HttpResponse;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page that somebody sees who installs the app. Every word of it is ours. */
final class InstallPage {
  private static final String STYLE =
      "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0"
          + " 1.2rem;color:#1b1b1b;background:#fff}h1{font-size:1.5rem}a{color:#0b57d0}"
          + "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}a{color:#8ab4f8}}";
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,80}");

  private final String again;

  /**
   * @param start where people begin, as their browser sees it
   */
  InstallPage(String start) {
    this.again = "<p><a href=\"" + start + "\">Start again</a></p>";
  }

  /**
   * It worked.
   *
   * @param botName as Slack has it; said only where it is nothing but a name
   * @param workspaces where an admin adds it to those of an organisation
   */
  static HttpResponse done(String botName, Optional<URI> workspaces) {
    String name = NAME.matcher(botName).matches() ? botName : "aadsts";
    String before =
        workspaces
            .map(
                where ->
                    "<p>It is in none of your workspaces yet. <strong><a href=\""
                        + where
                        + "\">Add it to workspaces</a></strong> now.</p>")
            .orElse("");
    return page(
        200,
        "aadsts is installed",
        before
            + "<p>Go back to Slack, write <strong>/invite @"
            + name
            + "</strong> in a channel, and then <strong>/aadsts 50105</strong>. Or write to the app"
            + " directly.</p>");
  }

  /** Somebody changed their mind. */
  HttpResponse cancelled() {
    return page(
        200, "Nothing was installed", "<p>You said no to Slack, and that is fine.</p>" + again);
  }

  /** It did not work. */
  HttpResponse sorry(int status, String words) {
    return page(status, "This did not work", "<p>" + words + "</p>" + again);
  }

  private static HttpResponse page(int status, String title, String body) {
    String html =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
            + title
            + "</title><style>"
            + STYLE
            + "</style></head><body><main><h1>"
            + title
            + "</h1>"
            + body
            + "</main></body></html>";
    return HttpResponse.html(status, html)
        .withHeader("Cache-Control", "no-store")
        .withHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-" + hash() + "'; frame-ancestors 'none'");
  }

  private static String hash() {
    return Base64.getEncoder().encodeToString(Sha256.of(STYLE));
  }
}
