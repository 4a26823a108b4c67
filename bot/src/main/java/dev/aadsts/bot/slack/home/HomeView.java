package dev.aadsts.bot.slack.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.Home;
import dev.aadsts.bot.digest.Sha256;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.SlackButtons;
import dev.aadsts.bot.slack.block.SlackText;
import dev.aadsts.bot.slack.view.Modal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The Home tab: a field to ask in, what the person is working on, and what is asked for in their
 * workspace. Where there is nothing yet it says how to begin.
 *
 * @see <a href="https://docs.slack.dev/reference/views/home-tab-views">Slack: Home tab</a>
 */
public final class HomeView {
  /** What the field to ask in is called. */
  public static final String ASK = "home:ask";

  private static final int MOST_OPEN = 10;
  private static final int MOST_RECENT = 5;
  private static final int LONGEST_LINE = 300;

  private final SlackButtons buttons = new SlackButtons();
  private final List<JsonNode> blocks = new ArrayList<>();

  private HomeView() {}

  /**
   * The view; two with the same {@code private_metadata} show the same.
   *
   * @param notice what came of what the person just did
   */
  public static ObjectNode of(Home content, Optional<String> notice) {
    var home = new HomeView();
    home.ask(notice);
    home.open(content.mine());
    home.recent(content.recent());
    home.ways();
    ObjectNode view = Blocks.object().put("type", "home");
    view.set("blocks", Blocks.array(home.blocks));
    return view.put("private_metadata", fingerprint(view));
  }

  private static String fingerprint(ObjectNode view) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(view.toString()));
  }

  private void ask(Optional<String> notice) {
    blocks.add(Blocks.header("Sign-in errors, explained"));
    ObjectNode field =
        Blocks.object()
            .put("type", "plain_text_input")
            .put("action_id", ASK)
            .put("max_length", Modal.MOST_TYPED);
    field
        .putObject("dispatch_action_config")
        .putArray("trigger_actions_on")
        .add("on_enter_pressed");
    Modal.placeholder(field, "50105, a whole error message, or words: reply url mismatch");
    blocks.add(
        Modal.input(
                "ask",
                "Paste an error of Microsoft Entra ID, then press Enter",
                "The answer appears in the Messages tab, where only you see it.",
                field)
            .put("dispatch_action", true));
    notice.ifPresent(words -> blocks.add(Blocks.section(":mailbox_with_mail: " + literal(words))));
  }

  private void open(List<Home.Mine> open) {
    heading("My open checklists");
    if (open.isEmpty()) {
      blocks.add(
          Blocks.section(
              "None. Below an answer in a channel press *Start checklist*: your team then rules"
                  + " causes in and out together, in the thread. What you started, were assigned"
                  + " or worked on stays here until it ends."));
    }
    for (Home.Mine each : open.subList(0, Math.min(open.size(), MOST_OPEN))) {
      String text = "*" + literal(each.title()) + "*\n" + literal(each.standing());
      blocks.add(
          each.link()
              .map(url -> Button.of("Go there", new Intent.Open(url.toString())))
              .map(button -> Blocks.section(text, buttons.draw(button, each.title())))
              .orElseGet(() -> Blocks.section(text)));
    }
    if (open.size() > MOST_OPEN) {
      blocks.add(Blocks.context("And %d more.".formatted(open.size() - MOST_OPEN)));
    }
  }

  private void recent(List<Home.Recent> recent) {
    heading("Recent codes in this workspace");
    if (recent.isEmpty()) {
      blocks.add(
          Blocks.section("Nothing yet. Errors that people paste with their ids are counted here."));
    }
    for (Home.Recent each : recent.subList(0, Math.min(recent.size(), MOST_RECENT))) {
      String code = each.code().toString();
      String times = each.times() == 1 ? "once" : each.times() + " times";
      String text = "*" + code + "* " + literal(each.title().orElse("not on file")) + "\n" + times;
      Button explain = Button.of("Explain", new Intent.Explain(each.code()));
      blocks.add(Blocks.section(text, buttons.draw(explain, code)));
    }
  }

  private void ways() {
    heading("Other ways to ask");
    blocks.add(
        Blocks.section(
            """
            \u2022 `/aadsts 50105` in any channel
            \u2022 `@aadsts AADSTS50105 ...` in a channel or thread that I am in
            \u2022 On a message: More actions (\u22ee), then `Explain sign-in error`
            \u2022 `/aadsts help` for everything else\
            """));
    Button settings = Button.of("Settings of this workspace", new Intent.EditSettings());
    blocks.add(Blocks.actions(List.of(buttons.draw(settings))));
  }

  private void heading(String text) {
    blocks.add(Blocks.divider());
    blocks.add(Blocks.header(text));
  }

  private static String literal(String text) {
    return SlackText.literal(TextLimit.shortened(text, LONGEST_LINE));
  }
}
