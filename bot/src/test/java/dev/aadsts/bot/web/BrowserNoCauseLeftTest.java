package dev.aadsts.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.aadsts.bot.web.SiteInChromium.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page says where every cause of an article was ruled out, in Chromium. */
@Tag("browser")
final class BrowserNoCauseLeftTest {
  @RegisterExtension static final SiteInChromium SITE = new SiteInChromium();

  @Test
  void saysWhatToDoNextAndLeadsThere() {
    try (var context = SITE.newContext(new NewContextOptions().setViewportSize(390, 844))) {
      Page page = SITE.at(context, "/codes/50105");
      assertThat(page.locator(".none-left")).not().isVisible();
      ruleOutFromTheTop(page);

      assertThat(page.locator(".none-left h3")).hasText("None of the known causes");
      assertThat(page.locator(".none-left h3")).isInViewport();
      assertThat(page.locator(".none-left")).isFocused();
      assertThat(page.locator(".none-left")).containsText("Correlation ID, Trace ID, Timestamp");
      assertThat(page.getByRole(AriaRole.LINK, named("New support request")))
          .hasAttribute("href", "https://entra.microsoft.com/#support");

      page.getByRole(AriaRole.LINK, named("Before you open a support case")).click();
      assertThat(page.locator("#collect")).isInViewport();
    }
  }

  @Test
  void copiesTheIdsAndWhatWasRuledOutForATicket() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = SITE.newContext(options)) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      verdict(page, "#cause-nested-group", "look at the next one").click();
      verdict(page, "#cause-not-assigned", "it is something else").click();
      assertThat(page.locator(".none-left")).not().containsText("Correlation ID,");
      page.click(".none-left .copy");

      assertThat(page.locator("[data-status]")).hasText("Copied");
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .startsWith("Error: AADSTS50105\nCorrelation ID: 9f8e7d6c-6666-5555-4444-333322221111")
          .endsWith(
              """
              Ruled out:
              - The account is only in a group inside the group
              - Neither the account nor its group is assigned""");
    }
  }

  @Test
  void takesTheLastAnswerBack() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/codes/50105");
      ruleOutFromTheTop(page);
      page.getByRole(AriaRole.BUTTON, named("Undo the last answer")).press("Enter");

      assertThat(page.locator(".none-left")).not().isVisible();
      assertThat(page.locator("#cause-nested-group summary")).isFocused();
      assertThat(page.locator("#cause-nested-group")).hasAttribute("open", "");
      assertThat(page.locator("#cause-nested-group summary")).containsText("Sometimes the cause");
      assertThat(page.locator("#cause-not-assigned summary")).containsText("Ruled out");
    }
  }

  @Test
  void leavesWhereAnAnswerIsTakenBackOrChanged() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/codes/50105");
      ruleOutFromTheTop(page);
      page.click("#cause-not-assigned summary");
      verdict(page, "#cause-not-assigned", "look at the next one").click();
      assertThat(page.locator(".none-left")).not().isVisible();

      verdict(page, "#cause-not-assigned", "look at the next one").click();
      assertThat(page.locator(".none-left")).isVisible();

      page.click("#cause-nested-group summary");
      verdict(page, "#cause-nested-group", "this is the cause").click();
      assertThat(page.locator(".none-left")).not().isVisible();
    }
  }

  @Test
  void leadsBackToACauseThatWasLeftOut() {
    try (var context = SITE.newContext()) {
      Page page = SITE.at(context, "/codes/50105");
      page.click("#cause-nested-group summary");
      verdict(page, "#cause-nested-group", "it is something else").click();

      assertThat(page.locator(".none-left")).not().isVisible();
      assertThat(page.locator("#cause-not-assigned summary")).isFocused();
    }
  }

  @Test
  void isNotThereWithoutScripts() {
    try (var context = SITE.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      assertThat(SITE.at(context, "/codes/50105").locator(".none-left")).not().isVisible();
    }
  }

  private static void ruleOutFromTheTop(Page page) {
    verdict(page, "#cause-not-assigned", "look at the next one").click();
    verdict(page, "#cause-nested-group", "it is something else").click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
