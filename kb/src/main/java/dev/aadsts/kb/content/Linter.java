package dev.aadsts.kb.content;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.content.yaml.Folder;
import dev.aadsts.kb.content.yaml.SchemaCheck;
import dev.aadsts.kb.content.yaml.Yaml;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Holds documents against all rules. Thread-safe. */
final class Linter {
  private static final SchemaCheck ARTICLE = new SchemaCheck("article.schema.json");
  private static final SchemaCheck CAUSE = new SchemaCheck("cause.schema.json");
  private static final SchemaCheck LINKS = new SchemaCheck("links.schema.json");

  private final ArticleRules articleRules;
  private final TextRules textRules;
  private final boolean house;

  /**
   * @param primaryCode the code to explain in a message
   * @param house for a company's own rules
   */
  Linter(Function<String, Optional<ErrorCode>> primaryCode, boolean house) {
    this.articleRules = new ArticleRules(primaryCode, house);
    this.textRules = new TextRules(house);
    this.house = house;
  }

  /** Parses files; adds what is wrong with their form. */
  static SortedMap<String, Document> parse(
      List<Folder.Source> sources, Collection<Finding> findings) {
    var documents = new TreeMap<String, Document>();
    for (Folder.Source source : sources) {
      documents.put(source.stem(), DocumentParser.parse(source, findings));
    }
    return documents;
  }

  /** The link catalogue, empty where there is none. */
  static Document parseLinks(Folder folder, Collection<Finding> findings) {
    return folder
        .links()
        .map(source -> DocumentParser.parse(source, findings))
        .orElseGet(() -> Document.known("links.yaml", "links", Yaml.LENIENT.createObjectNode()));
  }

  /**
   * Adds everything that is wrong with the shape and the sense of the documents. Those {@linkplain
   * Document.State#KNOWN known} are only looked at where they meet others.
   */
  void check(Library library, Collection<Finding> findings) {
    library.causes().values().stream()
        .filter(Document::written)
        .forEach(
            cause -> {
              checkShape(CAUSE, cause, findings);
              CauseRules.checkShared(cause, findings);
              textRules.check(cause, library, findings);
            });
    if (library.links().written()) {
      checkShape(LINKS, library.links(), findings);
      textRules.check(library.links(), library, findings);
    }
    library.articles().values().stream()
        .filter(Document::written)
        .forEach(article -> checkArticle(article, library, findings));
    CorpusRules.check(library, findings);
    if (!house) {
      checkSteps(library, findings);
      Resemblance.check(library, findings);
    }
  }

  private void checkArticle(Document article, Library library, Collection<Finding> findings) {
    var own = new TreeSet<Finding>();
    checkShape(ARTICLE, article, own);
    articleRules.check(article, library, own);
    CauseRules.check(article, library.causeNodes(), own);
    textRules.check(article, library, own);
    if (own.isEmpty()) {
      ArticleRules.checkReadable(article, own);
    }
    findings.addAll(own);
  }

  private static void checkSteps(Library library, Collection<Finding> findings) {
    var rules = new StepRules(library);
    rules.checkLinks(library.links(), findings);
    Stream.concat(library.causes().values().stream(), library.articles().values().stream())
        .forEach(document -> rules.check(document, findings));
  }

  private static void checkShape(
      SchemaCheck schema, Document document, Collection<Finding> findings) {
    schema.check(
        document.node(), (pointer, message) -> findings.add(document.finding(pointer, message)));
  }
}
