package dev.aadsts.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What small and low windows have room for, in Chromium. */
@Tag("browser")
final class BrowserPhoneTest {
  private static final String ID = "9f8e7d6c-6666-5555-4444-333322221111";

  @RegisterExtension static final SiteInChromium SITE = new SiteInChromium();

  @Test
  void foldsTheIdsOfAPaste() {
    try (var context = SITE.newContext(phone())) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator(".ids .fact-value").first()).not().isVisible();
      assertThat(page.getByText("Copy all for a ticket").first()).isVisible();

      page.locator(".ids summary").click();
      assertThat(page.locator(".ids .fact-value").first()).hasText(ID);
      assertThat(page.locator(".ids .fact-value").first()).isVisible();
    }
  }

  @Test
  void foldsThemOnAPhoneOnItsSideToo() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(844, 390))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator(".ids .fact-value").first()).not().isVisible();
    }
  }

  @Test
  void beginsTheCausesOnTheFirstScreen() {
    try (var context = SITE.newContext(phone().setHasTouch(true).setIsMobile(true))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator(".cause-title").first()).isInViewport();
    }
  }

  @Test
  void showsTheIdsOfAPasteOnceThereIsRoom() {
    try (var context = SITE.newContext(phone())) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.setViewportSize(1280, 900);

      assertThat(page.locator(".ids .fact-value").first()).isVisible();
    }
  }

  @Test
  void showsTheIdsOfAPasteWithoutScripts() {
    try (var context = SITE.newContext(phone().setJavaScriptEnabled(false))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator(".ids .fact-value").first()).isVisible();
    }
  }

  @Test
  void leavesALowWindowToItsText() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(844, 390))) {
      Page page = SITE.at(context, "/codes/50105");
      page.locator("footer").scrollIntoViewIfNeeded();

      assertThat(page.locator(".bar")).not().isInViewport();
    }
  }

  @Test
  void keepsTheSearchAtHandInAWindowThatIsHighEnough() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(1280, 800))) {
      Page page = SITE.at(context, "/codes/50105");
      page.locator("footer").scrollIntoViewIfNeeded();

      assertThat(page.locator(".bar")).isInViewport();
    }
  }

  // Safari on a phone enlarges the page around a field with letters below 16 pixels.
  @Test
  void hasFieldsThatAPhoneDoesNotZoomInto() {
    try (var context = SITE.newContext(phone())) {
      for (String path : new String[] {"/", "/codes/50105", "/codes/50105/feedback"}) {
        Object smallest =
            SITE.at(context, path)
                .evaluate(
                    "Math.min(...[...document.querySelectorAll('input, textarea')]"
                        + ".map(e => parseFloat(getComputedStyle(e).fontSize)))");

        assertThat(((Number) smallest).doubleValue()).as(path).isGreaterThanOrEqualTo(16);
      }
    }
  }

  @Test
  void hasButtonsThatAFingerHits() {
    try (var context = SITE.newContext(phone().setHasTouch(true).setIsMobile(true))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.click("[data-unfold]");
      page.click(".ids summary");
      for (var button : page.locator("main button >> visible=true").all()) {
        assertThat(button.boundingBox().height).as(button.textContent()).isGreaterThanOrEqualTo(44);
      }
    }
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setViewportSize(390, 844);
  }
}
