package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
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

  /** Each symptom as one term. */
  static final String WHOLE = "whole";

  /** How much more likely than others the article is the one that is looked for: a factor. */
  static final String MET = "met";

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
          EXAMPLES, 2f,
          CAUSES, 1.2f);

  private Entry() {}

  static Analyzer analyzer(Words words) {
    return new PerFieldAnalyzerWrapper(words, Map.of(PLAIN, Words.plain()));
  }

  static Document of(Article article, Words words) {
    var document = new Document();
    document.add(new StringField(CODE, Integer.toString(article.code().number()), Store.YES));
    article.name().ifPresent(name -> add(document, NAME, name + " " + Words.camelCaseApart(name)));
    add(document, TITLE, article.title());
    add(document, MEANING, article.meaning());
    add(document, MEANING, article.family().title());
    document.add(new DoubleDocValuesField(MET, factor(article)));
    article.oauthError().ifPresent(error -> add(document, SIGNALS, error));
    for (String symptom : article.symptoms()) {
      add(document, SYMPTOMS, symptom);
      document.add(new StringField(WHOLE, whole(words.of(symptom)), Store.NO));
    }
    article.examples().forEach(example -> add(document, EXAMPLES, example));
    for (Cause cause : article.causes()) {
      add(document, CAUSES, cause.title());
      add(document, CAUSES, cause.check().question());
      cause.signals().forEach(signal -> add(document, SIGNALS, signal));
    }
    return document;
  }

  /** What stands for a symptom of these words. */
  static String whole(List<String> terms) {
    return String.join(" ", terms);
  }

  // Decides between articles that fit about alike; what fits clearly better stays in front.
  private static double factor(Article article) {
    if (article.met().isEmpty()) {
      return 1;
    }
    return switch (article.met().get()) {
      case OFTEN -> 1.4;
      case SOMETIMES -> 1.2;
      case RARELY -> 1.1;
    };
  }

  private static void add(Document document, String field, String text) {
    String prepared = Words.prepared(text);
    Stream.of(field, ALL, PLAIN)
        .forEach(name -> document.add(new TextField(name, prepared, Store.NO)));
  }
}
