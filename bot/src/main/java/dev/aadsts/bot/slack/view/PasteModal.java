package dev.aadsts.bot.slack.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.block.Blocks;
import java.util.List;
import java.util.Optional;

/**
 * The window of the global shortcut: an error is pasted here from anywhere in Slack, and explained
 * to the person alone or in a conversation that they choose.
 */
public final class PasteModal {
  public static final String CALLBACK = "paste";

  private static final String ERROR = "error";
  private static final String WHERE = "where";

  private PasteModal() {}

  public static String view() {
    return Modal.of(
            CALLBACK,
            "",
            "Explain a sign-in error",
            "Explain",
            List.of(
                Modal.input(
                    ERROR,
                    "Error code or message",
                    "The whole message is best: its IDs are filled into links and commands."
                        + " Screenshots cannot be read.",
                    Modal.placeholder(
                        Modal.textField(Modal.MOST_TYPED).put("min_length", 1),
                        "AADSTS50105: Your administrator has configured the application ...")),
                Modal.optional(
                    Modal.input(
                        WHERE,
                        "Answer in",
                        "Leave it empty to get the answer in your direct messages with me.",
                        conversations()))))
        .toString();
  }

  // With a response_url the answer reaches the person where we may not post.
  private static ObjectNode conversations() {
    ObjectNode select =
        Blocks.object()
            .put("type", "conversations_select")
            .put("action_id", "conversation")
            .put("response_url_enabled", true);
    Modal.placeholder(select, "Only me");
    select.putObject("filter").put("exclude_bot_users", true);
    return select;
  }

  public static String text(Form form) {
    return form.text(ERROR);
  }

  /** The conversation that was chosen; empty for the person alone. */
  public static Optional<String> conversation(Form form) {
    return form.conversation(WHERE);
  }

  /** Keeps the window open with what was written, and says why. */
  public static String complaint(String words) {
    return Modal.complaint(ERROR, words);
  }

  /** Where to look for the answer that only the person gets. */
  public static String underWay() {
    return Modal.replacement(
        Modal.toRead(
            "On its way",
            List.of(
                Blocks.section(
                    "The answer is in your direct messages with me, in a moment. Start a checklist"
                        + " from there, or ask again in a channel to work on it with others."))));
  }
}
