package dev.aadsts.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a screen reader calls the buttons of the site, by Chromium's own reckoning. */
@Tag("browser")
final class BrowserNamesTest {
  @RegisterExtension static final SiteInChromium SITE = new SiteInChromium();

  @Test
  void tellEveryButtonOfAnAnswerApart() {
    try (var context = SITE.newContext()) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.click("[data-unfold]");

      assertThat(names(page, "button"))
          .doesNotHaveDuplicates()
          .contains(
              "Yes: this is the cause (The account is only in a group inside the group)",
              "No: this is the cause (Neither the account nor its group is assigned)",
              "Copy the code AADSTS50105",
              "Copy Correlation ID",
              "Copy the command of cause 2, step 1 of the fix");
      assertThat(names(page, "region"))
          .contains("Command of cause 2, step 1 of the fix, PowerShell");
    }
  }

  @Test
  void tellEveryButtonOfTheHelpApart() {
    try (var context = SITE.newContext()) {
      assertThat(names(SITE.at(context, "/help"), "button")).doesNotHaveDuplicates();
    }
  }

  @Test
  void sayCopyAgainHoweverOftenItWasPressed() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = SITE.newContext(options)) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.clock().install();
      var copy = page.locator(".eyebrow .copy");
      copy.click();
      assertThat(copy).containsText("Copied");
      copy.click();
      page.clock().runFor(5000);

      assertThat(copy).not().containsText("Copied");
    }
  }

  @Test
  void keepWhatAButtonIsAboutWhileItSaysThatItCopied() {
    var options =
        new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (var context = SITE.newContext(options)) {
      Page page = SITE.answer(context, KnowledgeFixture.PASTE);
      page.clock().install();
      page.getByRole(AriaRole.BUTTON, named("Copy Correlation ID")).click();
      assertThat(page.getByRole(AriaRole.BUTTON, named("Copied Correlation ID"))).isVisible();

      page.clock().runFor(2000);
      assertThat(page.getByRole(AriaRole.BUTTON, named("Copy Correlation ID"))).isVisible();
    }
  }

  private static List<String> names(Page page, String role) {
    JsonObject tree =
        page.context().newCDPSession(page).send("Accessibility.getFullAXTree", new JsonObject());
    return StreamSupport.stream(tree.getAsJsonArray("nodes").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(node -> !node.get("ignored").getAsBoolean())
        .filter(node -> role.equals(value(node, "role")))
        .map(node -> value(node, "name"))
        .toList();
  }

  private static String value(JsonObject node, String key) {
    return node.getAsJsonObject(key).get("value").getAsString();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
