package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Documents as they are written, put together into records.
 *
 * @param articles by file name without suffix
 * @param causes shared causes, by id
 * @param links the link catalogue: an object of objects
 */
record Assembly(
    Map<String, ObjectNode> articles, Map<String, ObjectNode> causes, ObjectNode links) {
  private static final String USE = "use";

  /**
   * The records.
   *
   * @throws IllegalArgumentException if a document does not fit: it has not been linted
   */
  Content content() {
    var read =
        articles.entrySet().parallelStream()
            .map(
                entry ->
                    Records.read(
                        entry.getKey(), resolved(entry.getValue(), known(causes)), Article.class))
            .collect(Collectors.toMap(Article::code, article -> article));
    var shared = new TreeMap<String, Cause>();
    causes.forEach((id, cause) -> shared.put(id, Records.read(id, cause, Cause.class)));
    var catalogue = new TreeMap<String, Link>();
    links
        .properties()
        .forEach(
            e -> catalogue.put(e.getKey(), Records.read(e.getKey(), e.getValue(), Link.class)));
    return new Content(read, catalogue, shared);
  }

  /** A copy of the article in which each {@code use} of a known cause is that cause. */
  static ObjectNode resolved(ObjectNode article, Function<String, Optional<ObjectNode>> causes) {
    var copy = article.deepCopy();
    if (copy.get("causes") instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        JsonNode entry = list.get(i);
        int place = i;
        causes
            .apply(entry.path(USE).asText())
            .ifPresent(shared -> list.set(place, overridden(shared, entry)));
      }
    }
    return copy;
  }

  /** Those causes, for {@link #resolved}. */
  static Function<String, Optional<ObjectNode>> known(Map<String, ObjectNode> causes) {
    return id -> Optional.ofNullable(causes.get(id));
  }

  private static ObjectNode overridden(ObjectNode shared, JsonNode use) {
    var cause = shared.deepCopy();
    use.properties().stream()
        .filter(property -> !property.getKey().equals(USE))
        .forEach(property -> cause.set(property.getKey(), property.getValue()));
    return cause;
  }
}
