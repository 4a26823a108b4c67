package dev.aadsts.bot.testkit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Chromium of this machine without a window: {@code CHROMIUM} names it, else {@code
 * /usr/bin/chromium}.
 */
public final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; where there is none, the test is skipped as {@link #miss} says. */
  public static Chromium open() {
    Path chromium =
        Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
    if (!Files.isExecutable(chromium)) {
      miss("No Chromium at %s: install it, or name it in CHROMIUM".formatted(chromium));
    }
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(playwright, playwright.chromium().launch(headless(chromium)));
  }

  /**
   * Skips a test for which something is not installed; fails it with {@code
   * -Dbrowser.required=true}.
   */
  public static void miss(String reason) {
    if (Boolean.getBoolean("browser.required")) {
      fail(reason);
    }
    abort(reason);
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static LaunchOptions headless(Path chromium) {
    return new LaunchOptions()
        .setExecutablePath(chromium)
        .setArgs(
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }
}
