package dev.aadsts.bot.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.testkit.Chromium;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The site with the articles of {@link KnowledgeFixture}, and a Chromium to look at it. */
final class SiteInChromium implements AutoCloseable {
  private final Chromium chromium;
  private final HttpServer server;

  private SiteInChromium(Chromium chromium, HttpServer server) {
    this.chromium = chromium;
    this.server = server;
  }

  /** Starts both; where there is no Chromium, the test is skipped. */
  static SiteInChromium open() {
    Chromium chromium = Chromium.open();
    KnowledgeBase kb = KnowledgeFixture.kb();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var web =
        new WebEdge(
            () -> kb,
            URI.create("http://localhost"),
            List.of(),
            meters,
            WebAccess.DEFAULT,
            (event, code, where, by, words) -> {},
            Clock.systemUTC());
    return new SiteInChromium(
        chromium,
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0), web.routes(), web.fallback(), web.accessMetrics()));
  }

  Browser browser() {
    return chromium.browser();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** A new page at a path. */
  Page at(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(url(path));
    return page;
  }

  /** A new page with the answer to a paste. */
  Page answer(BrowserContext context, String paste) {
    Page page = at(context, "/");
    page.fill("#paste", paste);
    page.click("text=Explain");
    return page;
  }

  /** The answer to the check of a cause that has these words. */
  static Locator verdict(Page page, String cause, String words) {
    return page.locator(cause + " .verdicts button", new Page.LocatorOptions().setHasText(words));
  }

  /** How many pixels a page is wider than its window. */
  static int overflow(Page page) {
    Object pixels =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) pixels).intValue();
  }

  @Override
  public void close() {
    chromium.close();
    server.close();
  }
}
