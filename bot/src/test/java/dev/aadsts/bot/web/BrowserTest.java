package dev.aadsts.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.testkit.Chromium;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages as people use them, in Chromium. Without one these tests are skipped, unless {@code
 * -Dbrowser.required=true}.
 */
@Tag("browser")
@SuppressWarnings("NullAway.Init")
final class BrowserTest {
  private static final List<String> PAGES =
      List.of("/", "/?q=zzz", "/codes", "/codes/50105", "/codes/50150", "/help", "/nowhere");

  private static HttpServer server;
  private static Chromium chromium;
  private static Browser browser;

  @BeforeAll
  static void open() {
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
    browser = chromium.browser();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
      server.close();
    }
  }

  @Test
  void leadsFromAPasteToTheRankedAnswer() {
    try (var context = browser.newContext()) {
      Page page = answer(context, KnowledgeFixture.PASTE);

      assertThat(page).hasTitle("AADSTS50105: The account is not assigned to the application");
      assertThat(page.locator(".cause").first()).hasAttribute("id", "cause-nested-group");
      assertThat(page.locator(".cause-why")).containsText("direct member of a group with access");
      assertThat(page.locator(".ids")).containsText("9f8e7d6c-6666-5555-4444-333322221111");
      assertThat(page.url()).doesNotContain("ada", "text=");
    }
  }

  @Test
  void answersAPasteWithoutScripts() {
    try (var context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = answer(context, KnowledgeFixture.PASTE);
      page.click("#cause-not-assigned summary");

      assertThat(page.locator("#cause-not-assigned .question")).isVisible();
      assertThat(page.locator("button.copy >> visible=true")).hasCount(0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bringsBackTheAnswerAndThePasteWithAndWithoutScripts(boolean scripts) {
    try (var context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(scripts))) {
      Page page = answer(context, KnowledgeFixture.PASTE);
      page.click(".margin a:has-text('AADSTS50097')");
      assertThat(page).hasURL(url("/codes/50097"));

      page.goBack();
      assertThat(page.locator(".ids")).containsText("9f8e7d6c-6666-5555-4444-333322221111");
      page.goBack();
      assertThat(page.locator("#paste")).hasValue(KnowledgeFixture.PASTE);
    }
  }

  @Test
  void canBeUsedWithTheKeyboardAlone() {
    try (var context = browser.newContext()) {
      Page page = at(context, "/");
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
      assertThat(page).hasURL(url("/codes/50097"));
    }
  }

  @Test
  void goesOnToTheNextCauseWithTheKeyboardWhereOneIsRuledOut() {
    try (var context = browser.newContext()) {
      Page page = at(context, "/codes/50105");
      Locator next = verdict(page, "#cause-not-assigned", "look at the next one");
      assertThat(next).hasAttribute("aria-expanded", "false");
      next.focus();
      page.keyboard().press("Enter");

      assertThat(page.locator("#cause-not-assigned")).not().hasAttribute("open", "");
      assertThat(page.locator("#cause-not-assigned summary")).containsText("Ruled out");
      assertThat(page.locator("#cause-nested-group")).hasAttribute("open", "");
      assertThat(page.locator("#cause-nested-group summary")).isFocused();

      page.click("#cause-not-assigned summary");
      assertThat(next).hasAttribute("aria-expanded", "true");
      next.press("Space");
      assertThat(page.locator("#cause-not-assigned summary")).containsText("Often the cause");
    }
  }

  @Test
  void marksTheCauseThatWasFoundAndShowsItsFix() {
    try (var context = browser.newContext(new NewContextOptions().setViewportSize(390, 500))) {
      Page page = at(context, "/codes/50105");
      Locator found = verdict(page, "#cause-not-assigned", "this is the cause");
      found.click();

      assertThat(found).hasAttribute("aria-pressed", "true");
      assertThat(page.locator("#cause-not-assigned .likelihood")).hasText("The cause");
      assertThat(page.locator("#cause-not-assigned .fix h3")).isInViewport();
    }
  }

  @Test
  void saysThatNoCauseIsLeft() {
    try (var context = browser.newContext()) {
      Page page = at(context, "/codes/50105");
      page.click("#cause-nested-group summary");
      verdict(page, "#cause-nested-group", "it is something else").click();

      assertThat(page.locator("[data-status]")).hasText("That was the last cause.");
      assertThat(page.locator("#cause-nested-group summary")).isFocused();
    }
  }

  @Test
  void promisesNothingToPressBesideAChecksAnswersWithoutScripts() {
    try (var context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = at(context, "/codes/50105");

      assertThat(page.locator(".verdicts").first()).containsText("this is the cause");
      assertThat(page.locator(".verdicts button")).hasCount(0);
      assertThat(page.locator(".verdicts span").first()).hasCSS("border-style", "none");
    }
  }

  @Test
  void showsWhereTheFocusIs() {
    try (var context = browser.newContext()) {
      Page page = at(context, "/codes/50105");
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
  void fitsASmallPhone() {
    try (var context = browser.newContext(new NewContextOptions().setViewportSize(320, 640))) {
      for (String path : PAGES) {
        Page page = at(context, path);

        assertThat(overflow(page)).as(path).isZero();
        page.close();
      }
    }
  }

  @Test
  void showsTheIdsOfAPasteBeforeItsCausesOnAPhone() {
    try (var context = browser.newContext(new NewContextOptions().setViewportSize(390, 844))) {
      Page page = answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator("text=Copy all for a ticket")).isVisible();
      assertThat(top(page, "text=Copy all for a ticket")).isLessThan(top(page, "#causes"));
      assertThat(top(page, ".ids")).isLessThan(844);
      assertThat(number(page.evaluate("document.querySelector('.ids').clientHeight")))
          .isLessThan(400);
    }
  }

  @Test
  void showsTheIdsOfAPasteBesideItsCausesWhereThereIsRoom() {
    try (var context = browser.newContext(new NewContextOptions().setViewportSize(1280, 900))) {
      Page page = answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator(".ids").boundingBox().x)
          .isGreaterThan(page.locator(".causes").boundingBox().x + 400);
      assertThat(top(page, ".ids")).isBetween(top(page, ".causes") - 9, top(page, ".causes") + 9);
    }
  }

  @Test
  void copiesAllThatWasFoundForATicket() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = browser.newContext(options)) {
      Page page = answer(context, KnowledgeFixture.PASTE);
      page.click("text=Copy all for a ticket");

      assertThat(page.locator("[data-status]")).hasText("Copied");
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .startsWith("Error: AADSTS50105\nCorrelation ID: 9f8e7d6c-6666-5555-4444-333322221111");
    }
  }

  @Test
  void fitsASmallPhoneHoweverLongTheWordsOfAPaste() {
    try (var context = browser.newContext(new NewContextOptions().setViewportSize(320, 640))) {
      Page page = at(context, "/");
      page.fill(
          "#paste", KnowledgeFixture.PASTE.replace("Contoso HR", "x".repeat(70)) + "y".repeat(900));
      page.click("text=Explain");

      assertThat(page.locator("h1")).containsText("not assigned");
      assertThat(overflow(page)).isZero();
    }
  }

  @Test
  void followsTheColourScheme() {
    List<Double> grounds = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (var context = browser.newContext(new NewContextOptions().setColorScheme(scheme))) {
        Page page = at(context, "/codes/50105");

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
      try (var context = browser.newContext(new NewContextOptions().setColorScheme(scheme))) {
        for (String path : PAGES) {
          Page page = at(context, path);
          assertThat(worstContrast(page)).as(path + " in " + scheme).isGreaterThan(4.5);
          page.close();
        }
        Page answer = answer(context, KnowledgeFixture.PASTE + " client_secret=abcdefgh12345");
        answer.click("[data-unfold]");
        verdict(answer, "#cause-nested-group", "this is the cause").click();
        verdict(answer, "#cause-not-assigned", "it is something else").click();
        assertThat(worstContrast(answer)).as("an answer in " + scheme).isGreaterThan(4.5);
      }
    }
  }

  @Test
  void printsDarkOnLightWhateverTheColourScheme() {
    var dark = new NewContextOptions().setColorScheme(ColorScheme.DARK);
    try (var context = browser.newContext(dark)) {
      Page page = answer(context, KnowledgeFixture.PASTE);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(worstContrast(page)).isGreaterThan(4.5);
      // Browsers leave grounds out on paper.
      assertThat(page.locator(".cause-n").first()).hasCSS("color", "rgb(0, 0, 0)");
      assertThat(page.locator(".verdict").first()).hasCSS("border-style", "none");
    }
  }

  @Test
  void keepsTheWarningAboutASecretApartFromTheAnswer() {
    try (var context = browser.newContext()) {
      Page page = answer(context, "AADSTS50105: blocked client_secret=abcdefgh12345");
      var warning = page.locator(".notice").first().boundingBox();

      assertThat(top(page, ".eyebrow")).isGreaterThan(warning.y + warning.height + 16);
    }
  }

  @Test
  void breaksNoRuleOfItsOwnPolicyAndLoadsNothingFromElsewhere() {
    try (var context = browser.newContext()) {
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
              if (!request.url().startsWith(url("/"))) {
                complaints.add(path + " loads " + request.url());
              }
            });
        page.navigate(url(path));
        page.close();
      }

      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void runsNoScriptFromAPaste() {
    try (var context = browser.newContext()) {
      Page page = at(context, "/");
      List<String> dialogs = new ArrayList<>();
      page.onDialog(
          dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
          });
      page.fill(
          "#paste",
          KnowledgeFixture.PASTE.replace("Contoso HR", "\"><img src=x onerror=alert(1)>")
              + "<script>alert(2)</script>");
      page.click("text=Explain");
      page.click("text=The message you pasted");

      assertThat(page.locator(".message code")).containsText("<script>alert(2)</script>");
      assertThat(dialogs).isEmpty();
    }
  }

  @Test
  void copiesACommand() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = browser.newContext(options)) {
      Page page = at(context, "/codes/50105");
      page.click(".snippet .copy");

      assertThat(page.locator("[data-status]")).hasText("Copied");
      assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo("Get-MgServicePrincipal -Filter \"appId eq <app-id>\"");
    }
  }

  @Test
  void unfoldsEveryCauseAtOnce() {
    try (var context = browser.newContext()) {
      Page page = at(context, "/codes/50105");
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
      Math.min(...[...document.querySelectorAll('main *, footer *')]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .map(e => { const [a, b] = [lum(getComputedStyle(e).color), lum(ground(e))].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05); }))
      """;

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static int overflow(Page page) {
    return (int)
        number(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"));
  }

  private static double worstContrast(Page page) {
    return number(page.evaluate(LUMINANCE + WORST_CONTRAST));
  }

  private static Page answer(BrowserContext context, String paste) {
    Page page = at(context, "/");
    page.fill("#paste", paste);
    page.click("text=Explain");
    return page;
  }

  private static double top(Page page, String selector) {
    return page.locator(selector).boundingBox().y;
  }

  private static Locator verdict(Page page, String cause, String words) {
    return page.locator(cause + " .verdicts button", new Page.LocatorOptions().setHasText(words));
  }

  private static Page at(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(url(path));
    return page;
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }
}
