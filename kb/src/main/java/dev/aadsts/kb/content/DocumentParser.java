package dev.aadsts.kb.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.content.yaml.Folder;
import dev.aadsts.kb.content.yaml.Marks;
import dev.aadsts.kb.content.yaml.Yaml;
import java.util.Collection;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** The first net: is it YAML, and does it say what its author thinks it says? */
final class DocumentParser {
  private DocumentParser() {}

  /** The document; a broken one, and a finding, where the text is none. */
  static Document parse(Folder.Source source, Collection<Finding> findings) {
    try {
      var marks = Marks.of(source.text());
      marks
          .slips()
          .forEach(slip -> findings.add(new Finding(source.file(), slip.line(), slip.message())));
      if (Yaml.LENIENT.readTree(source.text()) instanceof ObjectNode node) {
        return new Document(
            source.file(), source.stem(), source.text(), node, marks, Document.State.WRITTEN);
      }
      findings.add(new Finding(source.file(), 1, "Nothing but keys with values belongs here."));
    } catch (MarkedYAMLException e) {
      findings.add(new Finding(source.file(), line(e.getProblemMark()), message(e)));
    } catch (ReaderException e) {
      findings.add(
          new Finding(source.file(), lineAt(source.text(), e.getPosition()), unreadable(e)));
    } catch (YAMLException | JsonProcessingException e) {
      findings.add(new Finding(source.file(), 1, "Not YAML: " + firstLine(e)));
    }
    return Document.broken(source);
  }

  private static String message(MarkedYAMLException e) {
    String problem = "Not YAML: " + e.getProblem();
    return problem.contains("\\t")
        ? problem + ". Indent with blanks, not tabs."
        : problem
            + ". Often a missing blank after a colon, or quotes around a text with `: ` in it.";
  }

  private static String unreadable(ReaderException e) {
    return "Not YAML: the character U+%04X may not stand in it. Take it out."
        .formatted(e.getCodePoint());
  }

  private static int line(Mark mark) {
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.codePoints().limit(position).filter(c -> c == '\n').count();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
