package dev.aadsts.bot.web.page;

import dev.aadsts.bot.http.HttpResponse;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** Draws templates as pages. Safe for use by many threads. */
final class Renderer {
  // Pasted text is shown on these pages: even where an escape failed, no script could run.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-cache");

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Renderer.class.getClassLoader(), Renderer.class.getPackageName());
  private final Site site;

  Renderer(Site site) {
    this.site = site;
  }

  /**
   * A page.
   *
   * @param template without its suffix
   * @param model what the template calls {@code page}
   */
  HttpResponse page(int status, String template, Object model) {
    var parameters = new HashMap<String, Object>();
    parameters.put("site", site);
    parameters.put("page", model);
    var html = new StringOutput();
    templates.render(template + ".jte", parameters, html);
    return HttpResponse.html(status, html.toString()).withHeaders(HEADERS);
  }
}
