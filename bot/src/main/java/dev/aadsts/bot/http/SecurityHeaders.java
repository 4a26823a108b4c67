package dev.aadsts.bot.http;

import java.util.Map;

/** What every answer tells browsers, errors included; a page may say something else instead. */
final class SecurityHeaders {
  /**
   * Whatever is pasted and comes back is neither guessed to be a script, nor runs as one, nor is
   * framed or read by another site, and its address goes nowhere.
   */
  static final Map<String, String> EVERYWHERE =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private SecurityHeaders() {}
}
