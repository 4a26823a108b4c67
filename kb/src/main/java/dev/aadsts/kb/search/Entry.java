package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** What the index holds of one article. */
final class Entry {
  /** The digits of the code. */
  static final String CODE = "code";

  /** The terms of all fields together. */
  static final String ALL = "all";

  /** Every word as it is written, for words that are misspelt or not yet complete. */
  static final String PLAIN = "plain";

  private static final String NAME = "name";
  private static final String TITLE = "title";
  private static final String SYMPTOMS = "symptoms";
  private static final String MEANING = "meaning";
  private static final String CAUSES = "causes";
  private static final String SIGNALS = "signals";
  private static final String EXAMPLES = "examples";

  /** The fields of words, and how much a word in each of them says about the article. */
  static final Map<String, Float> WEIGHTS =
      Map.of(
          TITLE, 4f,
          NAME, 3f,
          SYMPTOMS, 3f,
          SIGNALS, 2f,
          MEANING, 1.5f,
          EXAMPLES, 1.5f,
          CAUSES, 1.2f);

  private Entry() {}

  static Analyzer analyzer(Words words) {
    return new PerFieldAnalyzerWrapper(words, Map.of(PLAIN, Words.plain()));
  }

  static Document of(Article article) {
    var document = new Document();
    document.add(new StringField(CODE, Integer.toString(article.code().number()), Store.YES));
    article.name().ifPresent(name -> add(document, NAME, name + " " + Words.camelCaseApart(name)));
    add(document, TITLE, article.title());
    add(document, MEANING, article.meaning());
    add(document, MEANING, article.family().title());
    article.oauthError().ifPresent(error -> add(document, SIGNALS, error));
    article.symptoms().forEach(symptom -> add(document, SYMPTOMS, symptom));
    article.examples().forEach(example -> add(document, EXAMPLES, example));
    for (Cause cause : article.causes()) {
      add(document, CAUSES, cause.title());
      cause.signals().forEach(signal -> add(document, SIGNALS, signal));
    }
    return document;
  }

  private static void add(Document document, String field, String text) {
    String prepared = Words.prepared(text);
    Stream.of(field, ALL, PLAIN)
        .forEach(name -> document.add(new TextField(name, prepared, Store.NO)));
  }
}
