package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.content.yaml.Folder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays a company's own files over content that is known to be good, key by key. */
final class HouseRules {
  private final Content base;

  HouseRules(Content base) {
    this.base = base;
  }

  /** All documents together; in those of the folder, the keys it leaves out come from the base. */
  Library over(Folder folder, Collection<Finding> findings) {
    var causes = new TreeMap<String, Document>();
    base.sharedCauses().forEach((id, cause) -> causes.put(id, known("causes/" + id, id, cause)));
    merge(Linter.parse(folder.causes(), findings), causes);

    var articles = new TreeMap<String, Document>();
    base.articles().forEach((code, article) -> articles.put(code.toString(), known(article)));
    merge(Linter.parse(folder.articles(), findings), articles);

    ObjectNode links = node(base.links());
    Document own = Linter.parseLinks(folder, findings);
    return new Library(articles, causes, own.with(merged(links, own.node())));
  }

  private Document known(Article article) {
    Document document = known(article.code().toString(), article.code().toString(), article);
    document.node().path("causes").forEach(cause -> writeAsUse((ObjectNode) cause));
    return document;
  }

  // A shared cause stands in the article as the article resolved it. As `use` again, it follows
  // when the folder changes the shared cause.
  private void writeAsUse(ObjectNode cause) {
    String id = cause.path("id").asText();
    if (base.sharedCauses().containsKey(id)) {
      cause.put("use", id);
      cause.remove(List.of("id", "title", "check", "fix"));
    }
  }

  private static Document known(String file, String stem, Object value) {
    return Document.known(file + ".yaml", stem, node(value));
  }

  private static ObjectNode node(Object value) {
    return Records.tree(value);
  }

  private static void merge(Map<String, Document> own, SortedMap<String, Document> all) {
    own.forEach(
        (stem, document) -> {
          Document other = all.get(stem);
          all.put(
              stem,
              other == null ? document : document.with(merged(other.node(), document.node())));
        });
  }

  // One level deep: a list replaces a list, a check replaces a check.
  private static ObjectNode merged(ObjectNode below, JsonNode above) {
    ObjectNode merged = below.deepCopy();
    above.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    return merged;
  }
}
