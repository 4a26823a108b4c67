package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what is to be copied or run: as a code block with its own copy button where the client has
 * such (Teams on the desktop and in the browser), else in monospace.
 */
final class Snippets {
  private static final int MOST_LINES = 60;

  private Snippets() {}

  /** The text in pieces that each fit a card, cut between lines where that is possible. */
  static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    int lines = 0;
    for (String line : CardText.clean(text).strip().split("\n", -1)) {
      for (String part : parts(line)) {
        if (lines == MOST_LINES || piece.length() + part.length() > CardText.LONGEST) {
          pieces.add(piece.toString().stripTrailing());
          piece.setLength(0);
          lines = 0;
        }
        piece.append(part).append('\n');
        lines++;
      }
    }
    pieces.add(piece.toString().stripTrailing());
    return pieces;
  }

  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    for (int at = 0; at < line.length(); at += CardText.LONGEST) {
      parts.add(line.substring(at, Math.min(line.length(), at + CardText.LONGEST)));
    }
    return parts.isEmpty() ? List.of("") : parts;
  }

  /** Drawn close below the step or item that it belongs to. */
  static List<ObjectNode> below(Part.Snippet command) {
    return pieces(command.text()).stream()
        .map(piece -> block(command.language(), piece).put("spacing", "Small"))
        .toList();
  }

  static ObjectNode block(String language, String text) {
    ObjectNode plain =
        Cards.container("emphasis", List.of(CardText.CODE.block(RichText.plain(text))));
    return Cards.element("CodeBlock")
        .put("codeSnippet", text)
        .put("language", name(language))
        .set("fallback", plain);
  }

  /**
   * Blocks of code that can be copied on a phone as well: no client there has code blocks or lets
   * text be selected, but a field can be.
   */
  static List<ObjectNode> copyable(String language, String text) {
    var blocks = new ArrayList<ObjectNode>();
    for (String piece : pieces(text)) {
      ObjectNode field =
          Cards.element("Input.Text")
              .put("id", "copy" + blocks.size())
              .put("label", "Select all, and copy")
              .put("isMultiline", true)
              .put("value", piece);
      blocks.add(
          Cards.element("CodeBlock")
              .put("codeSnippet", piece)
              .put("language", name(language))
              .set("fallback", field));
    }
    return blocks;
  }

  private static String name(String language) {
    return switch (language) {
      case "powershell" -> "PowerShell";
      case "bash" -> "Bash";
      default -> "PlainText";
    };
  }
}
