package dev.aadsts.bot.teams;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.teams.invoke.MessageExtension;
import dev.aadsts.bot.testkit.Chromium;
import dev.aadsts.kb.KnowledgeBase;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bot in a Teams-like client, in Chromium. Without it or the Playground these tests are
 * skipped, unless {@code -Dbrowser.required=true}. Leaves screenshots in {@code
 * target/teams-playground}.
 *
 * <p>What the Playground cannot do is shown against the {@link dev.aadsts.botconnector fake
 * connector}: windows that a card opens, in {@link TeamsWindowsTest}; messages for one person and
 * slash commands, in {@link TeamsWhisperTest}; cards that refresh themselves, in {@link
 * TeamsRefreshTest}; reactions, in {@link TeamsReceiptsTest}; being let in where the message
 * extension is taken along, in {@link TeamsOutsideTest}.
 */
@Tag("browser")
@SuppressWarnings("NullAway.Init")
final class TeamsPlaygroundTest {
  private static final int MOST_TRIES = 6;
  private static final double PATIENCE_MILLIS = 5_000;
  private static final Path SHOTS = Path.of("target/teams-playground");
  private static final String PASTE =
      "AADSTS120021: PartnerServiceSsprInternalServiceError. Trace ID:"
          + " 0a1b2c3d-1111-4222-8333-444455556666 Correlation ID:"
          + " 9f8e7d6c-6666-4555-8444-333322221111 Timestamp: 2026-11-20 09:14:22Z";

  private static Playground playground;
  private static Chromium chromium;
  private static Browser browser;

  @BeforeAll
  static void open(@TempDir Path folder) {
    Playground.missing().ifPresent(Chromium::miss);
    chromium = Chromium.open();
    playground = new Playground(folder, KnowledgeBase.bundled());
    browser = chromium.browser();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (playground != null) {
      playground.close();
    }
  }

  @Test
  void twoPeopleWorkAChecklistInAChannelThread() throws Exception {
    try (Page page = page()) {
      page.setDefaultTimeout(10000);
      mention(page, "My Team - General", PASTE, "Post");
      card(page, "failed while handling the request");
      card(page, "1. A passing failure");
      shot(page, "channel-1-answer");

      button(page, "Start checklist").click();
      Locator checklist = card(page, "Checklist: AADSTS120021");
      shot(page, "channel-2-checklist");
      button(checklist, "No").click();
      assertThat(checklist).containsText("(Alex Wilber)");
      shot(page, "channel-3-one-ruled-out");

      answerAs("user-id-1", "Megan Bowen");
      assertThat(checklist).containsText("Fix: ");
      assertThat(checklist).containsText("(Megan Bowen)");
      shot(page, "channel-4-fix");
      rowThatBegins(checklist, "Done: ").first().click();
      assertThat(checklist).containsText("Undo tick");
      button(checklist, "More").click();
      checklist.getByRole(AriaRole.TEXTBOX).fill("The agent was *offline* since Monday");
      shot(page, "channel-5-more");
      button(checklist, "Add note").click();
      assertThat(checklist).containsText("Alex Wilber: The agent was *offline* since Monday");
      // The Playground opens no windows from cards, so not that of the case summary either.
      shot(page, "channel-6-noted");
      button(checklist, "Yes, solved").click();
      assertThat(checklist).containsText("Solved: ");
      assertThat(checklist).containsText("Fix confirmed by Alex Wilber");
      shot(page, "channel-7-solved");
    }
  }

  @Test
  void answersAMentionInAGroupChat() {
    try (Page page = page()) {
      mention(page, "Group Chat", "AADSTS53003", "Send Message");
      card(page, "AADSTS53003");
      card(page, "Causes and steps for AADSTS53003");
      shot(page, "group-1-answer");
    }
  }

  @Test
  void answersInAPersonalChat() {
    try (Page page = page()) {
      open(page, "Personal Chat");
      send(page, "help");
      card(page, "Send me a code or the whole error message");
      shot(page, "personal-1-help");
      send(page, "501105");
      card(page, "is not on file");
      shot(page, "personal-2-unknown");
      send(page, "search conditional access");
      card(page, "Codes that fit");
      shot(page, "personal-3-search");
    }
  }

  @Test
  void isTakenOutOfAGroupChatAndPutBack() {
    try (Page page = page()) {
      page.setDefaultTimeout(10000);
      open(page, "Group Chat");
      trigger(page, "Uninstall application");
      TeamsWorld.await(() -> assertThat(lastInstallation("remove")).isNotEmpty());
      TeamsWorld.await(() -> assertThat(playground.isIn(lastInstallation("remove"))).isFalse());
      trigger(page, "Install application");
      TeamsWorld.await(() -> assertThat(playground.isIn(lastInstallation("add"))).isTrue());
      shot(page, "group-2-installed-again");
    }
  }

  @Test
  void searchesFromTheComposeBoxAndSendsTheCardThatIsTaken() {
    try (Page page = page()) {
      open(page, "Group Chat");
      extension(page, "Search Command");
      button(page, "Specify Command ID or Parameter").click();
      page.getByLabel("Command ID").last().fill(MessageExtension.SEARCH);
      page.getByLabel("Parameter name").last().fill("query");
      page.getByPlaceholder("Enter a search term").fill("50105");
      Locator first = page.getByText("AADSTS50105 \u00b7").first();
      shown(page, first);
      shot(page, "extension-1-search");

      first.click();
      button(page, "Send Message").click();
      card(page, "The account is not assigned to the application");
      shot(page, "extension-2-search-sent");
    }
  }

  @Test
  void explainsAPasteInTheComposeBoxAndSendsTheAnswer() {
    try (Page page = page()) {
      open(page, "Group Chat");
      extension(page, "Action Command");
      Locator dialog = explain(page);
      dialog.getByRole(AriaRole.TEXTBOX).fill(PASTE);
      shot(page, "extension-3-paste");
      button(dialog, "Explain").click();
      shown(page, button(dialog, "Put it into my message"));
      shot(page, "extension-4-paste-explained");

      button(dialog, "Put it into my message").click();
      assertThat(dialog).hasCount(0);
      button(page, "Send Message").click();
      card(page, "failed while handling the request");
      shot(page, "extension-5-paste-sent");
    }
  }

  @Test
  void explainsTheErrorOfAMessageAndSharesTheAnswerBelowIt() {
    try (Page page = page()) {
      open(page, "Group Chat");
      send(page, "Who knows this? " + PASTE);
      button(page, "Show more information").click();
      choose(page, "Action Command");
      Locator dialog = explain(page);
      shown(page, button(dialog, "Share here"));
      shot(page, "extension-6-message-explained");

      // Its answer is a word that the Playground shows only where no message is faster.
      button(dialog, "Share here").click();
      card(page, "Causes and steps for AADSTS120021");
      shot(page, "extension-7-message-answered");
    }
  }

  private static void extension(Page page, String command) {
    button(page, "Trigger Message Extension App").click();
    choose(page, command);
  }

  private static void choose(Page page, String item) {
    page.getByText(item, new Page.GetByTextOptions().setExact(true)).first().click();
  }

  /** The dialog of the action command. The Playground reads no manifest: it asks for the id. */
  private static Locator explain(Page page) {
    page.getByLabel("Command ID").last().fill(MessageExtension.EXPLAIN);
    button(page, "Create").click();
    return page.getByRole(AriaRole.DIALOG)
        .filter(new Locator.FilterOptions().setHasText("Explain sign-in error"));
  }

  private static void trigger(Page page, String activity) {
    button(page, "Mock an Activity").click();
    choose(page, activity);
    button(page, "Send activity").click();
  }

  /** The newest conversation with whose app that was done. */
  private static String lastInstallation(String action) {
    return playground.received().stream()
        .filter(activity -> activity.path("action").asText().equals(action))
        .map(activity -> activity.at("/conversation/id").asText())
        .reduce((first, second) -> second)
        .orElse("");
  }

  @Test
  void fitsAPhone() {
    try (Page page = page()) {
      open(page, "Personal Chat");
      send(page, "checklist " + PASTE);
      phoneShot(card(page, "Checklist: AADSTS120021"), "phone-1-checklist");
      phoneShot(card(page, "Who can fix it"), "phone-2-answer");
      phoneShot(card(page, "1. A passing failure"), "phone-3-details");
    }
  }

  private static void open(Page page, String conversation) {
    page.getByRole(AriaRole.TREEITEM, new Page.GetByRoleOptions().setName(conversation)).click();
  }

  /** The newest card with those words. */
  private static Locator card(Page page, String words) {
    Locator card =
        page.locator(".ac-adaptiveCard", new Page.LocatorOptions().setHasText(words)).last();
    shown(page, card);
    return card;
  }

  private static void shown(Page page, Locator awaited) {
    try {
      awaited.waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError("The page shows:\n" + page.innerText("body"), e);
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .last();
  }

  private static Locator button(Locator card, String name) {
    return card.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  // A name without signs that mean something in a pattern: the browser knows no quotes there.
  private static Locator rowThatBegins(Locator card, String name) {
    return card.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private static void send(Page page, String words) {
    Locator box = page.locator("div[role=textbox][contenteditable=true]").last();
    box.click();
    page.keyboard().insertText(words);
    button(page, "Send Message").click();
  }

  /** Somebody else confirms the cause that is being checked, from another client. */
  private static void answerAs(String id, String name) throws Exception {
    JsonNode pressed =
        playground.received().stream()
            .filter(activity -> activity.path("type").asText().equals("invoke"))
            .reduce((first, second) -> second)
            .orElseThrow();
    String text = pressed.path("value").path("action").path("data").path("intent").asText();
    var change = (Intent.Change) IntentCodec.decode(text).orElseThrow();
    String second = KnowledgeBase.bundled().diagnose(PASTE).causes().get(1).cause().id();
    var answer =
        new Intent.Change(
            change.checklist(),
            change.revision() + 1,
            new Command.Answer(second, Verdict.CONFIRMED));
    ObjectNode activity = pressed.deepCopy();
    activity.put("id", "activity-of-" + id);
    activity.set("from", TeamsWorld.JSON.createObjectNode().put("id", id).put("name", name));
    ((ObjectNode) activity.path("value").path("action").path("data"))
        .put("intent", IntentCodec.encode(answer));
    playground.mock(activity);
  }

  private static void mention(Page page, String conversation, String words, String send) {
    Locator bot =
        page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Typeahead menu"))
            .getByText("Test Bot");
    typeAt(page, conversation, bot, MOST_TRIES);
    bot.click();
    page.keyboard().insertText(" " + words);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(send)).first().click();
  }

  // The Playground drops clicks and keys while it is still being built, which takes longer on a
  // busy
  // machine: begin again where nobody is offered.
  private static void typeAt(Page page, String conversation, Locator offered, int tries) {
    open(page, conversation);
    page.locator("div[role=textbox][contenteditable=true]").first().click();
    page.keyboard().press("Control+A");
    page.keyboard().press("Delete");
    page.keyboard().type("@");
    try {
      offered.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    } catch (TimeoutError e) {
      if (tries == 1) {
        throw e;
      }
      typeAt(page, conversation, offered, tries - 1);
    }
  }

  private static Page page() {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 2000));
    page.navigate(playground.address());
    // It begins with the personal chat, whatever was chosen before it has begun.
    page.getByText("installationUpdate 200").first().waitFor();
    return page;
  }

  // The client itself has a least width, so the card is made as narrow as on a phone.
  private static void phoneShot(Locator card, String name) {
    card.evaluate("card => card.style.width = '320px'");
    assertThat((boolean) card.evaluate("card => card.scrollWidth <= 330")).isTrue();
    card.screenshot(new Locator.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }
}
