package dev.aadsts.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.aadsts.bot.web.SiteInChromium.overflow;
import static dev.aadsts.bot.web.SiteInChromium.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to pastes, and the checks of an article, as people use them in Chromium. */
@Tag("browser")
final class BrowserAnswerTest {
  @RegisterExtension static final SiteInChromium SITE = new SiteInChromium();

  @Test
  void leadsFromAPasteToTheRankedAnswer() {
    try (var context = SITE.newContext()) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);

      assertThat(page).hasTitle("AADSTS50105: The account is not assigned to the application");
      assertThat(page.locator(".cause").first()).hasAttribute("id", "cause-nested-group");
      assertThat(page.locator(".cause-why")).containsText("direct member of a group with access");
      assertThat(page.locator(".ids")).containsText("9f8e7d6c-6666-5555-4444-333322221111");
      assertThat(page.url()).doesNotContain("ada", "text=");
    }
  }

  @Test
  void answersAPasteWithoutScripts() {
    try (var context = SITE.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.click("#cause-not-assigned summary");

      assertThat(page.locator("#cause-not-assigned .question")).isVisible();
      assertThat(page.locator("button.copy >> visible=true")).hasCount(0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bringsBackTheAnswerAndThePasteWithAndWithoutScripts(boolean scripts) {
    try (var context = SITE.newContext(new NewContextOptions().setJavaScriptEnabled(scripts))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.click(".margin a:has-text('AADSTS50097')");
      assertThat(page).hasURL(SITE.url("/codes/50097"));

      page.goBack();
      assertThat(page.locator(".ids")).containsText("9f8e7d6c-6666-5555-4444-333322221111");
      page.goBack();
      assertThat(page.locator("#paste")).hasValue(KnowledgeFixture.PASTE);
    }
  }

  @Test
  void goesOnToTheNextCauseWithTheKeyboardWhereOneIsRuledOut() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/codes/50105");
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
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(390, 500))) {
      Page page = SITE.at(context, "/codes/50105");
      Locator found = verdict(page, "#cause-not-assigned", "this is the cause");
      found.click();

      assertThat(found).hasAttribute("aria-pressed", "true");
      assertThat(page.locator("#cause-not-assigned .likelihood")).hasText("The cause");
      assertThat(page.locator("#cause-not-assigned .fix h3")).isInViewport();
    }
  }

  @Test
  void promisesNothingToPressBesideAChecksAnswersWithoutScripts() {
    try (var context = SITE.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = SITE.at(context, "/codes/50105");

      assertThat(page.locator(".verdicts").first()).containsText("this is the cause");
      assertThat(page.locator(".verdicts button")).hasCount(0);
      assertThat(page.locator(".verdicts span").first()).hasCSS("border-style", "none");
    }
  }

  @Test
  void fitsASmallPhoneHoweverLongTheWordsOfAPaste() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(320, 640))) {
      Page page = SITE.at(context, "/");
      page.fill(
          "#paste", KnowledgeFixture.PASTE.replace("Contoso HR", "x".repeat(70)) + "y".repeat(900));
      page.click("text=Explain");

      assertThat(page.locator("h1")).containsText("not assigned");
      assertThat(overflow(page)).isZero();
    }
  }

  @Test
  void showsTheIdsOfAPasteBesideItsCausesWhereThereIsRoom() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(1280, 900))) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);

      assertThat(page.locator(".ids").boundingBox().x)
          .isGreaterThan(page.locator(".causes").boundingBox().x + 400);
      assertThat(top(page, ".ids")).isBetween(top(page, ".causes") - 9, top(page, ".causes") + 9);
    }
  }

  @Test
  void copiesAllThatWasFoundForATicket() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = SITE.newContext(options)) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.click("text=Copy all for a ticket");

      assertThat(page.locator("[data-status]")).hasText("Copied");
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .startsWith("Error: AADSTS50105\nCorrelation ID: 9f8e7d6c-6666-5555-4444-333322221111");
    }
  }

  @Test
  void runsNoScriptFromAPaste() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/");
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
  void keepsTheWarningAboutASecretApartFromTheAnswer() {
    try (var context = SITE.newContext()) {
      Page page = SITE.answer(context, "AADSTS50105: blocked client_secret=abcdefgh12345");
      var warning = page.locator(".notice").first().boundingBox();

      assertThat(top(page, ".eyebrow")).isGreaterThan(warning.y + warning.height + 16);
    }
  }

  private static double top(Page page, String selector) {
    return page.locator(selector).boundingBox().y;
  }
}
