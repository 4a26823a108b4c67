package dev.aadsts.bot.slack.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.block.Blocks;
import java.util.List;

/**
 * The pieces of a modal, each within its limits.
 *
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">Slack: modal views</a>
 */
public final class Modal {
  /** Characters of a title and of the buttons below. */
  private static final int MOST_TITLE = 24;

  private static final int MOST_LABEL = 2000;
  private static final int MOST_PLACEHOLDER = 150;

  /** Characters that somebody may type into one field. */
  public static final int MOST_TYPED = 3000;

  /** Characters of something to choose. */
  static final int MOST_OPTION = 75;

  private Modal() {}

  /** A window with something to fill in. */
  static ObjectNode of(
      String callback,
      String metadata,
      String title,
      String submit,
      List<? extends JsonNode> blocks) {
    ObjectNode view = Blocks.object().put("type", "modal").put("callback_id", callback);
    if (!metadata.isEmpty()) {
      view.put("private_metadata", metadata);
    }
    view.set("title", Blocks.plain(title, MOST_TITLE));
    view.set("submit", Blocks.plain(submit, MOST_TITLE));
    view.set("close", Blocks.plain("Cancel", MOST_TITLE));
    return view.set("blocks", Blocks.array(blocks));
  }

  /** A window with something to read. */
  static ObjectNode toRead(String title, List<? extends JsonNode> blocks) {
    ObjectNode view = Blocks.object().put("type", "modal");
    view.set("title", Blocks.plain(title, MOST_TITLE));
    view.set("close", Blocks.plain("Close", MOST_TITLE));
    return view.set("blocks", Blocks.array(blocks));
  }

  /**
   * Something to fill in.
   *
   * @param block names it, for the answer and for complaints about it
   */
  public static ObjectNode input(String block, String label, String hint, ObjectNode element) {
    ObjectNode input = Blocks.object().put("type", "input").put("block_id", block);
    input.set("label", Blocks.plain(label, MOST_LABEL));
    input.set("hint", Blocks.plain(hint, MOST_LABEL));
    return input.set("element", element);
  }

  /** The input, which may then stay empty. */
  static ObjectNode optional(ObjectNode input) {
    return input.put("optional", true);
  }

  /** A field for several lines, in which the cursor stands. */
  static ObjectNode textField(int most) {
    return Blocks.object()
        .put("type", "plain_text_input")
        .put("action_id", "text")
        .put("multiline", true)
        .put("max_length", Math.min(most, MOST_TYPED))
        .put("focus_on_load", true);
  }

  public static ObjectNode placeholder(ObjectNode element, String words) {
    return element.set("placeholder", Blocks.plain(words, MOST_PLACEHOLDER));
  }

  /** The answer to a submission that keeps the window open, and says why. */
  static String complaint(String block, String words) {
    ObjectNode answer = Blocks.object().put("response_action", "errors");
    answer.putObject("errors").put(block, words);
    return answer.toString();
  }

  /** The answer to a submission that shows another window in its place. */
  static String replacement(ObjectNode view) {
    return Blocks.object().put("response_action", "update").set("view", view).toString();
  }
}
