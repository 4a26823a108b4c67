package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.content.yaml.Folder;
import dev.aadsts.kb.content.yaml.Marks;
import dev.aadsts.kb.content.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/**
 * A file on its way from text to record.
 *
 * @param file how findings call it
 * @param stem the name without folder and suffix
 * @param text as written; empty where only the values are known
 * @param node the values; of house rules, with those of the bundled file they change
 */
record Document(String file, String stem, String text, ObjectNode node, Marks marks, State state) {

  /** What the rules make of it. */
  enum State {
    /** To be checked. */
    WRITTEN,
    /** From content that has been checked before: only looked at where it meets others. */
    KNOWN,
    /** Not YAML, and reported as such: all that is known is that it exists. */
    BROKEN
  }

  /** What a text is for, which decides what may stand in it. */
  enum Kind {
    /** For people: plain text, code and links. */
    PROSE,
    COMMAND,
    /** An id of the catalogue or an address. */
    LINK,
    /** Compared with what people paste or type. */
    LITERAL
  }

  /** A piece of text and its place. */
  record Text(String pointer, Kind kind, String value) {}

  /** A document of which only the values are known, and known to be good. */
  static Document known(String file, String stem, ObjectNode node) {
    return new Document(file, stem, "", node, Marks.NONE, State.KNOWN);
  }

  /** The place of a document that could not be parsed. */
  static Document broken(Folder.Source source) {
    ObjectNode nothing = Yaml.LENIENT.createObjectNode();
    return new Document(source.file(), source.stem(), "", nothing, Marks.NONE, State.BROKEN);
  }

  /** A copy with other values. */
  Document with(ObjectNode other) {
    return new Document(file, stem, text, other, marks, state);
  }

  boolean written() {
    return state == State.WRITTEN;
  }

  Finding finding(String pointer, String message) {
    return new Finding(file, marks.line(pointer), message);
  }

  /** Every piece of text in it, ids and fixed words left out. */
  List<Text> texts() {
    var texts = new ArrayList<Text>();
    collect("", "", node, texts);
    return texts;
  }

  private static void collect(String pointer, String key, JsonNode value, List<Text> texts) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              entry ->
                  collect(
                      Marks.below(pointer, entry.getKey()),
                      key.equals("command") ? "command." + entry.getKey() : entry.getKey(),
                      entry.getValue(),
                      texts));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        collect(pointer + "/" + i, key, value.get(i), texts);
      }
    } else if (value.isTextual()) {
      switch (key) {
        case "title", "meaning", "question", "how", "text", "house-note" ->
            texts.add(new Text(pointer, Kind.PROSE, value.asText()));
        case "command.text" -> texts.add(new Text(pointer, Kind.COMMAND, value.asText()));
        case "link", "url" -> texts.add(new Text(pointer, Kind.LINK, value.asText()));
        case "symptoms", "examples", "signals" ->
            texts.add(new Text(pointer, Kind.LITERAL, value.asText()));
        default -> {}
      }
    }
  }
}
