package dev.aadsts.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.slack.block.Blocks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The window in which somebody writes a note. It carries the press that opened it.
 *
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">Slack: modal views</a>
 */
final class NoteModal {
  static final String CALLBACK = "note";

  private static final String BLOCK = "note";
  private static final String FIELD = "text";
  private static final int MOST_TITLE = 24;

  private NoteModal() {}

  static String view(Received.Pressed pressed) {
    ObjectNode view =
        Blocks.object()
            .put("type", "modal")
            .put("callback_id", CALLBACK)
            .put("private_metadata", pressed.forModal().encode());
    view.set("title", Blocks.plain("Add a note", MOST_TITLE));
    view.set("submit", Blocks.plain("Add note", MOST_TITLE));
    view.set("close", Blocks.plain("Go back", MOST_TITLE));
    view.set("blocks", Blocks.array(List.of(input())));
    return view.toString();
  }

  private static ObjectNode input() {
    ObjectNode field =
        Blocks.object()
            .put("type", "plain_text_input")
            .put("action_id", FIELD)
            .put("multiline", true)
            .put("min_length", 1)
            .put("max_length", Checklist.LONGEST_NOTE)
            .put("focus_on_load", true);
    ObjectNode input = Blocks.object().put("type", "input").put("block_id", BLOCK);
    input.set("label", Blocks.plain("What did you find or do?", 2000));
    input.set(
        "hint",
        Blocks.plain("Everybody in the thread sees it, and it goes into the case summary.", 2000));
    return input.set("element", field);
  }

  /** Keeps the window open with what was written, and says why. */
  static String complaint(String words) {
    ObjectNode answer = Blocks.object().put("response_action", "errors");
    answer.putObject("errors").put(BLOCK, words);
    return answer.toString();
  }

  /** What was written, in the window that {@link #view} made. */
  static String text(View view) {
    return Optional.ofNullable(view.getState())
        .map(ViewState::getValues)
        .map(values -> values.getOrDefault(BLOCK, Map.of()).get(FIELD))
        .map(ViewState.Value::getValue)
        .orElse("");
  }
}
