package dev.aadsts.bot.slack.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.slack.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * The window with a case summary, in fields: there its text can be selected as a whole and copied,
 * on a phone as well, which it cannot in a message that only one person sees.
 */
public final class CaseModal {
  public static final String CALLBACK = "case";

  // Below the 100 blocks of a view; a checklist's notes would have to be a book.
  private static final int MOST_FIELDS = 60;

  private CaseModal() {}

  /** The window, with all of the text or with as much as a window holds. */
  public static String view(String summary) {
    List<String> parts = parts(summary.strip());
    var blocks = new ArrayList<ObjectNode>();
    blocks.add(
        Blocks.section(
            "For a Microsoft support case or a ticket. Only you see it here: select all, copy,"
                + " paste. What you change here is not kept."));
    for (int at = 0; at < Math.min(parts.size(), MOST_FIELDS); at++) {
      blocks.add(field(at, parts.size(), parts.get(at)));
    }
    if (parts.size() > MOST_FIELDS) {
      blocks.add(Blocks.section("The summary is longer than a window: its end is missing here."));
    }
    return Modal.of(CALLBACK, "", "Case summary", "Done", blocks).toString();
  }

  private static ObjectNode field(int at, int of, String text) {
    ObjectNode field = Modal.textField(Modal.MOST_TYPED).put("initial_value", text);
    field.put("focus_on_load", at == 0);
    String label = of == 1 ? "Case summary" : "Part %d of %d".formatted(at + 1, of);
    ObjectNode input = Modal.input("part:" + at, label, "", field);
    input.remove("hint");
    return input;
  }

  // At the ends of lines where possible.
  private static List<String> parts(String text) {
    return TextLimit.pieces(text, Modal.MOST_TYPED, '\n').stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
