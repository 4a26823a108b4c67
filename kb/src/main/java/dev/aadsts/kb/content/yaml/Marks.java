package dev.aadsts.kb.content.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Where in a file each value stands, by its JSON pointer. */
public final class Marks {
  /** For a document without a file: everything is on line 1. */
  public static final Marks NONE = new Marks("");

  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Slip> slips = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final String text;

  private Marks(String text) {
    this.text = text;
  }

  /** What the YAML parser accepts, but an author did not mean. */
  public record Slip(int line, String message) {}

  /**
   * Reads the places of one document.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if the text is not one YAML document
   */
  public static Marks of(String text) {
    var options = new LoaderOptions();
    var parser = new ParserImpl(new StreamReader(text), options);
    Node root = new Composer(parser, new Resolver(), options).getSingleNode();
    var marks = new Marks(text);
    if (root != null) {
      marks.visit("", line(root), root);
    }
    return marks;
  }

  /** The line of that value, or of the nearest one around it. */
  public int line(String pointer) {
    Integer line = lines.get(pointer);
    if (line != null) {
      return line;
    }
    return pointer.isEmpty() ? 1 : line(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  /** Repeated keys, anchors, aliases, tags, and texts cut by a comment. */
  public List<Slip> slips() {
    return Collections.unmodifiableList(slips);
  }

  /** The pointer of a key below another pointer. */
  public static String below(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private void visit(String pointer, int line, Node node) {
    lines.put(pointer, line);
    if (node.getAnchor() != null) {
      slips.add(
          new Slip(line(node), "Anchor or alias: write the text out, or make it a shared cause."));
    }
    if (node.getTag().getValue().startsWith("!")) {
      slips.add(new Slip(line(node), "A text that begins with an exclamation mark needs quotes."));
    }
    if (!seen.add(node)) {
      return;
    }
    switch (node) {
      case MappingNode mapping -> visitKeys(pointer, mapping);
      case SequenceNode sequence -> {
        for (int i = 0; i < sequence.getValue().size(); i++) {
          Node item = sequence.getValue().get(i);
          visit(pointer + "/" + i, line(item), item);
        }
      }
      case ScalarNode scalar -> visitText(scalar);
      default -> {}
    }
  }

  // "ask #identity" without quotes is "ask" and a comment.
  private void visitText(ScalarNode scalar) {
    if (!scalar.isPlain() || !scalar.getValue().contains(" ")) {
      return;
    }
    int end = text.offsetByCodePoints(0, scalar.getEndMark().getIndex());
    String rest = text.substring(end).lines().findFirst().orElse("");
    if (rest.stripLeading().startsWith("#")) {
      slips.add(
          new Slip(
              scalar.getEndMark().getLine() + 1,
              "What follows # is a comment: quote the text, or put the comment on its own line."));
    }
  }

  private void visitKeys(String pointer, MappingNode mapping) {
    var keys = new HashSet<String>();
    for (NodeTuple entry : mapping.getValue()) {
      String key =
          entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a word)";
      int line = line(entry.getKeyNode());
      if (!keys.add(key)) {
        slips.add(new Slip(line, "The key `%s` stands here twice: keep one.".formatted(key)));
      }
      visit(below(pointer, key), line, entry.getValueNode());
    }
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
