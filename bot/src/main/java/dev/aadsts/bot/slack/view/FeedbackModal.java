package dev.aadsts.bot.slack.view;

import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.kb.ErrorCode;
import java.util.List;

/** The window in which somebody says what is wrong with an article. */
public final class FeedbackModal {
  public static final String CALLBACK = "feedback";

  private static final String BLOCK = "wrong";

  private FeedbackModal() {}

  public static String view(ErrorCode code, String press) {
    return Modal.of(
            CALLBACK,
            press,
            "Wrong or outdated?",
            "Send",
            List.of(
                Modal.optional(
                    Modal.input(
                        BLOCK,
                        "What is wrong with the article about " + code + "?",
                        "Whoever looks after the articles here reads it. Empty is fine, too: it"
                            + " then only says that something is wrong.",
                        Modal.textField(Feedback.LONGEST)))))
        .toString();
  }

  public static String text(Form form) {
    return form.text(BLOCK);
  }

  /** Keeps the window open with what was written, and says why. */
  public static String complaint(String words) {
    return Modal.complaint(BLOCK, words);
  }
}
