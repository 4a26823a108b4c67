package dev.aadsts.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.aadsts.bot.web.SiteInChromium.overflow;
import static dev.aadsts.bot.web.SiteInChromium.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pages as people use them, in Chromium. Without one these tests are skipped, unless {@code
 * -Dbrowser.required=true}.
 */
@Tag("browser")
final class BrowserTest {
  private static final List<String> PAGES =
      List.of("/", "/?q=zzz", "/codes", "/codes/50105", "/codes/50150", "/help", "/nowhere");

  @RegisterExtension static final SiteInChromium SITE = new SiteInChromium();

  @Test
  void canBeUsedWithTheKeyboardAlone() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/");
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      assertThat(page.locator(".skip")).isInViewport();
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat(page.locator("#paste")).isFocused();
      page.keyboard().insertText(KnowledgeFixture.PASTE);
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("h1")).containsText("not assigned");

      page.locator("#cause-not-assigned summary").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#cause-not-assigned .question")).isVisible();

      page.keyboard().press("/");
      assertThat(page.locator("[data-find]")).isFocused();
      page.keyboard().insertText("50097");
      page.keyboard().press("Enter");
      assertThat(page).hasURL(SITE.url("/codes/50097"));
    }
  }

  @Test
  void showsWhereTheFocusIs() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/codes/50105");
      for (String focusable : List.of("a", "button", "summary", "input", "pre")) {
        page.locator("main " + focusable + ", .bar " + focusable).first().focus();
        page.keyboard().press("Shift");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
            .as(focusable)
            .isEqualTo("solid");
      }
    }
  }

  @Test
  void showsWhereTheFocusIsWithoutHidingAnId() {
    try (var context = SITE.newContext()) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      for (var copy : page.locator(".fact .copy").all()) {
        copy.focus();
        page.keyboard().press("Shift");

        assertThat(number(copy.evaluate(GAP_BELOW_RING))).as(copy.textContent()).isNotNegative();
      }
    }
  }

  @Test
  void fitsASmallPhone() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(320, 640))) {
      for (String path : PAGES) {
        Page page = SITE.at(context, path);

        assertThat(overflow(page)).as(path).isZero();
        page.close();
      }
    }
  }

  @Test
  void followsTheColourScheme() {
    List<Double> grounds = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (var context = SITE.newContext(new NewContextOptions().setColorScheme(scheme))) {
        Page page = SITE.at(context, "/codes/50105");

        grounds.add(
            number(
                page.evaluate(LUMINANCE + "lum(getComputedStyle(document.body).backgroundColor)")));
      }
    }
    assertThat(grounds.get(0)).isGreaterThan(0.8);
    assertThat(grounds.get(1)).isLessThan(0.05);
  }

  @Test
  void isReadableOnEveryPageInEitherColourScheme() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (var context = SITE.newContext(new NewContextOptions().setColorScheme(scheme))) {
        for (String path : PAGES) {
          Page page = SITE.at(context, path);
          assertThat(worstContrast(page)).as(path + " in " + scheme).isGreaterThanOrEqualTo(7);
          page.close();
        }
        Page answer = SITE.answer(context, KnowledgeFixture.PASTE + " client_secret=abcdefgh12345");
        answer.click("[data-unfold]");
        verdict(answer, "#cause-nested-group", "this is the cause").click();
        verdict(answer, "#cause-not-assigned", "it is something else").click();
        assertThat(worstContrast(answer)).as("an answer in " + scheme).isGreaterThanOrEqualTo(7);
      }
    }
  }

  @Test
  void printsDarkOnLightWhateverTheColourScheme() {
    var dark = new NewContextOptions().setColorScheme(ColorScheme.DARK);
    try (var context = SITE.newContext(dark)) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(worstContrast(page)).isGreaterThan(4.5);
      // Browsers leave grounds out on paper.
      assertThat(page.locator(".cause-n").first()).hasCSS("color", "rgb(0, 0, 0)");
      assertThat(page.locator(".verdict").first()).hasCSS("border-style", "none");
    }
  }

  @Test
  void breaksNoRuleOfItsOwnPolicyAndLoadsNothingFromElsewhere() {
    try (var context = SITE.newContext()) {
      List<String> complaints = new ArrayList<>();
      for (String path : PAGES) {
        Page page = context.newPage();
        page.onConsoleMessage(
            message -> {
              if (!message.text().contains("404")) {
                complaints.add(path + ": " + message.text());
              }
            });
        page.onRequest(
            request -> {
              if (!request.url().startsWith(SITE.url("/"))) {
                complaints.add(path + " loads " + request.url());
              }
            });
        page.navigate(SITE.url(path));
        page.close();
      }

      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void copiesACommand() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = SITE.newContext(options)) {
      Page page = SITE.at(context, "/codes/50105");
      page.click(".snippet .copy");

      assertThat(page.locator("[data-status]")).hasText("Copied");
      assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo("Get-MgServicePrincipal -Filter \"appId eq '<app-id>'\"");
    }
  }

  @Test
  void unfoldsEveryCauseAtOnce() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/codes/50105");
      page.click("[data-unfold]");
      assertThat(page.locator(".cause[open]")).hasCount(2);
      page.click("[data-unfold]");
      assertThat(page.locator(".cause[open]")).hasCount(0);
    }
  }

  private static final String LUMINANCE =
      """
      const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
      const lum = color => { const [r, g, b] = color.match(/[\\d.]+/g).map(Number);
        return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
      """;

  // The worst contrast of any visible text with the ground behind it.
  private static final String WORST_CONTRAST =
      """
      const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
        if (c.startsWith('rgb(')) return c; } return 'rgb(255, 255, 255)'; };
      Math.min(...[...document.querySelectorAll('.bar *, main *, footer *')]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .map(e => { const [a, b] = [lum(getComputedStyle(e).color), lum(ground(e))].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05); }))
      """;

  // From the lower edge of the ring around the focus to the value below.
  private static final String GAP_BELOW_RING =
      """
      button => { const style = getComputedStyle(button);
        return button.closest('.fact').querySelector('dd').getBoundingClientRect().top
          - button.getBoundingClientRect().bottom
          - Math.max(0, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth)); }
      """;

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static double worstContrast(Page page) {
    return number(page.evaluate(LUMINANCE + WORST_CONTRAST));
  }
}
