package dev.aadsts.kb.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a schema cannot say about one article. */
final class ArticleRules {
  private static final Pattern CODE = Pattern.compile("(?i)AADSTS|\\b[1-9][0-9]{4,6}\\b");

  private final Function<String, Optional<ErrorCode>> primaryCode;
  private final boolean house;

  /**
   * @param primaryCode the code to explain in a message
   * @param house for a company's own rules
   */
  ArticleRules(Function<String, Optional<ErrorCode>> primaryCode, boolean house) {
    this.primaryCode = primaryCode;
    this.house = house;
  }

  /** Adds what is wrong with the article, apart from its causes. */
  void check(Document article, Library library, Collection<Finding> findings) {
    JsonNode node = article.node();
    String code = node.path("code").asText();
    if (!code.isEmpty() && !code.equals(article.stem())) {
      findings.add(
          article.finding(
              "/code",
              "The file is called %s: rename it, or correct the code.".formatted(article.stem())));
    }
    if (node.has("house-note") && !house) {
      findings.add(article.finding("/house-note", "Only an overlay has house notes: take it out."));
    }
    checkTitle(article, findings);
    checkStatus(article, findings);
    checkReferences(article, "see-also", code, library.articles().keySet(), findings);
    checkReferences(article, "successor", code, library.articles().keySet(), findings);
    checkExamples(article, findings);
  }

  /** Adds why the article cannot be read, if nothing else has said so. */
  static void checkReadable(Document article, Collection<Finding> findings) {
    ObjectNode own = article.node().deepCopy();
    // The schema says all there is to say about causes; what it cannot know is that there is no
    // 31 November, or what makes a duration.
    own.putArray("causes");
    try {
      Records.JSON.treeToValue(own, Article.class);
    } catch (JsonMappingException e) {
      var pointer = new StringBuilder();
      e.getPath()
          .forEach(
              step ->
                  pointer
                      .append('/')
                      .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
      findings.add(
          article.finding(pointer.toString(), "Cannot be read: " + e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      findings.add(article.finding("", "Cannot be read: " + e.getOriginalMessage()));
    }
  }

  private static void checkTitle(Document article, Collection<Finding> findings) {
    String title = article.node().path("title").asText().strip();
    if (title.endsWith(".")) {
      findings.add(article.finding("/title", "A title ends without a full stop."));
    }
    if (CODE.matcher(title).find()) {
      findings.add(
          article.finding("/title", "A title says what is wrong in words, not as a code."));
    }
  }

  private static void checkStatus(Document article, Collection<Finding> findings) {
    boolean retired = article.node().path("status").asText().equals("retired");
    boolean successor = article.node().has("successor");
    if (retired && !successor) {
      findings.add(
          article.finding(
              "/status", "A retired code names its `successor`: what to read instead."));
    } else if (successor && !retired) {
      findings.add(
          article.finding("/successor", "Only a retired code has a successor: use `see-also`."));
    }
  }

  private static void checkReferences(
      Document article, String key, String code, Set<String> codes, Collection<Finding> findings) {
    JsonNode value = article.node().path(key);
    for (int i = 0; i < Math.max(1, value.size()); i++) {
      String pointer = "/" + key + (value.isArray() ? "/" + i : "");
      String other = article.node().at(pointer).asText();
      if (!other.isEmpty() && other.equals(code)) {
        findings.add(article.finding(pointer, "`%s` names the article itself.".formatted(key)));
      } else if (ErrorCode.tryOf(other).isPresent() && !codes.contains(other)) {
        findings.add(
            article.finding(pointer, "`%s` names %s, which has no article.".formatted(key, other)));
      }
    }
  }

  private void checkExamples(Document article, Collection<Finding> findings) {
    JsonNode examples = article.node().path("examples");
    for (int i = 0; i < examples.size(); i++) {
      String found =
          primaryCode.apply(examples.path(i).asText()).map(ErrorCode::toString).orElse("");
      if (!found.equals(article.stem())) {
        String instead = found.isEmpty() ? "no code at all" : found;
        findings.add(
            article.finding(
                "/examples/" + i,
                "The parser finds %s in this example: correct the example, or the parser."
                    .formatted(instead)));
      }
    }
  }
}
