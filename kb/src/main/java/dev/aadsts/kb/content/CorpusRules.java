package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.kb.content.prose.Prose;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can only be seen when all articles are read side by side. */
final class CorpusRules {
  private final Map<String, Document> first = new HashMap<>();
  private final Collection<Finding> findings;

  private CorpusRules(Collection<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Adds texts that stand in several places, and shared causes that no article uses.
   *
   * @param library those not {@linkplain Document#written written} count, but nothing is found in
   *     them
   */
  static void check(Library library, Collection<Finding> findings) {
    var rules = new CorpusRules(findings);
    Stream<Document> all =
        Stream.concat(library.causes().values().stream(), library.articles().values().stream());
    // The known ones first, so that the newcomer is told.
    Map<Boolean, List<Document>> byKnown =
        all.collect(Collectors.partitioningBy(document -> !document.written()));
    byKnown.getOrDefault(true, List.of()).forEach(rules::compare);
    byKnown.getOrDefault(false, List.of()).forEach(rules::compare);
    rules.checkUse(library);
  }

  private void compare(Document document) {
    JsonNode node = document.node();
    if (node.has("causes")) {
      compare(document, "title", "/title");
      compare(document, "meaning", "/meaning");
      for (int i = 0; i < node.path("causes").size(); i++) {
        compareCause(document, "/causes/" + i);
      }
    } else {
      compareCause(document, "");
    }
  }

  private void compareCause(Document document, String pointer) {
    compare(document, "cause", pointer + "/title");
    compare(document, "question", pointer + "/check/question");
  }

  private void compare(Document document, String what, String pointer) {
    String folded = Prose.folded(document.node().at(pointer).asText());
    if (folded.isEmpty()) {
      return;
    }
    Document other = first.putIfAbsent(what + ":" + folded, document);
    if (other != null && !other.file().equals(document.file())) {
      findings.add(
          document.finding(
              pointer,
              "The same %s stands in %s: say what is special here, or share the cause."
                  .formatted(what, other.file())));
    }
  }

  private void checkUse(Library library) {
    var used = new HashSet<String>();
    for (Document article : library.articles().values()) {
      article.node().path("causes").forEach(cause -> used.add(cause.path("use").asText()));
    }
    library
        .causes()
        .forEach(
            (id, cause) -> {
              if (cause.written() && !used.contains(id)) {
                findings.add(
                    cause.finding("", "No article uses this cause: `use` it or delete it."));
              }
            });
  }
}
