package dev.aadsts.bot.slack.view;

import dev.aadsts.bot.checklist.Checklist;
import java.util.List;

/** The window in which somebody writes a note. It carries the press that opened it. */
public final class NoteModal {
  public static final String CALLBACK = "note";

  private static final String BLOCK = "note";

  private NoteModal() {}

  public static String view(String press) {
    return Modal.of(
            CALLBACK,
            press,
            "Add a note",
            "Add note",
            List.of(
                Modal.input(
                    BLOCK,
                    "What did you find or do?",
                    "Everybody in the thread sees it, and it goes into the case summary.",
                    Modal.textField(Checklist.LONGEST_NOTE).put("min_length", 1))))
        .toString();
  }

  /** Keeps the window open with what was written, and says why. */
  public static String complaint(String words) {
    return Modal.complaint(BLOCK, words);
  }

  public static String text(Form form) {
    return form.text(BLOCK);
  }
}
