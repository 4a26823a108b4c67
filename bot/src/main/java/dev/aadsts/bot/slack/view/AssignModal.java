package dev.aadsts.bot.slack.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.block.Blocks;
import java.util.List;
import java.util.Optional;

/** The window in which somebody picks who is to take a checklist on. */
public final class AssignModal {
  public static final String CALLBACK = "assign";

  private static final String BLOCK = "person";

  private AssignModal() {}

  public static String view(String press) {
    ObjectNode select =
        Blocks.object()
            .put("type", "users_select")
            .put("action_id", "person")
            .put("focus_on_load", true);
    return Modal.of(
            CALLBACK,
            press,
            "Assign the checklist",
            "Assign",
            List.of(
                Modal.input(
                    BLOCK,
                    "Who takes it on?",
                    "They are mentioned once in the thread. Undo takes it back.",
                    Modal.placeholder(select, "Choose a person"))))
        .toString();
  }

  public static Optional<String> person(Form form) {
    return form.person(BLOCK);
  }

  /** Keeps the window open as it is, and says why. */
  public static String complaint(String words) {
    return Modal.complaint(BLOCK, words);
  }
}
