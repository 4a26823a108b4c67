package dev.aadsts.bot.web;

import com.microsoft.playwright.Browser.NewContextOptions;
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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The site with the articles of {@link KnowledgeFixture}, and a Chromium to look at it: both are
 * there for all tests of a class. Where there is no Chromium, they are skipped.
 */
@SuppressWarnings("NullAway.Init")
final class SiteInChromium implements BeforeAllCallback, AfterAllCallback {
  private Chromium chromium;
  private HttpServer server;

  @Override
  public void beforeAll(ExtensionContext context) {
    chromium = Chromium.open();
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
    server =
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0), web.routes(), web.fallback(), web.accessMetrics());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  BrowserContext newContext() {
    return chromium.browser().newContext();
  }

  BrowserContext newContext(NewContextOptions options) {
    return chromium.browser().newContext(options);
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
}
