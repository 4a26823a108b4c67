package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All documents that belong together, whether they are fit to be read or not.
 *
 * @param articles by file name without suffix
 * @param causes shared causes, by file name without suffix
 * @param links the link catalogue
 */
record Library(
    SortedMap<String, Document> articles, SortedMap<String, Document> causes, Document links) {

  /** Whether the link catalogue has that id, as far as can be told. */
  boolean hasLink(String id) {
    return links.state() == Document.State.BROKEN || links.node().has(id);
  }

  /** The values of the shared causes. */
  SortedMap<String, ObjectNode> causeNodes() {
    return nodes(causes);
  }

  Assembly assembly() {
    return new Assembly(nodes(articles), nodes(causes), links.node());
  }

  private static SortedMap<String, ObjectNode> nodes(SortedMap<String, Document> documents) {
    var nodes = new TreeMap<String, ObjectNode>();
    documents.forEach((name, document) -> nodes.put(name, document.node()));
    return nodes;
  }
}
