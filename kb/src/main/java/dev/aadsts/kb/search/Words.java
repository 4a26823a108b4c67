package dev.aadsts.kb.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/** Takes text apart into words, the same way for articles and for queries. Thread-safe. */
final class Words extends Analyzer {
  // Without "not" and "no", which turn the meaning of an error around.
  private static final CharArraySet STOP_WORDS =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              List.of(
                  "a",
                  "about",
                  "already",
                  "also",
                  "although",
                  "am",
                  "an",
                  "and",
                  "any",
                  "anybody",
                  "anyone",
                  "are",
                  "as",
                  "at",
                  "be",
                  "because",
                  "been",
                  "being",
                  "but",
                  "by",
                  "can",
                  "could",
                  "did",
                  "do",
                  "does",
                  "even",
                  "for",
                  "from",
                  "get",
                  "gets",
                  "getting",
                  "got",
                  "had",
                  "has",
                  "have",
                  "he",
                  "her",
                  "here",
                  "his",
                  "how",
                  "i",
                  "if",
                  "in",
                  "into",
                  "is",
                  "it",
                  "its",
                  "just",
                  "let",
                  "lets",
                  "like",
                  "may",
                  "me",
                  "might",
                  "my",
                  "now",
                  "of",
                  "on",
                  "or",
                  "our",
                  "please",
                  "really",
                  "said",
                  "say",
                  "says",
                  "she",
                  "should",
                  "since",
                  "so",
                  "some",
                  "somebody",
                  "someone",
                  "still",
                  "such",
                  "tell",
                  "tells",
                  "than",
                  "that",
                  "the",
                  "their",
                  "them",
                  "then",
                  "there",
                  "these",
                  "they",
                  "this",
                  "those",
                  "though",
                  "to",
                  "us",
                  "very",
                  "was",
                  "we",
                  "were",
                  "what",
                  "when",
                  "where",
                  "which",
                  "while",
                  "who",
                  "why",
                  "will",
                  "with",
                  "would",
                  "you",
                  "your"),
              false));

  private final boolean plain;
  private final SynonymMap synonyms;

  private Words(boolean plain, SynonymMap synonyms) {
    this.plain = plain;
    this.synonyms = synonyms;
  }

  /** Words as they are, in lower case. */
  static Words plain() {
    return new Words(true, Synonyms.NONE);
  }

  /** Words as stems, the small words left out; terms of the field that mean the same are one. */
  static Words stemmed() {
    return new Words(false, Synonyms.read(new Words(false, Synonyms.NONE)));
  }

  /** The terms of a text, in order. */
  List<String> of(String text) {
    var terms = new ArrayList<String>();
    try (TokenStream tokens = tokenStream("", prepared(text))) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  /**
   * Text in which each contraction is the words it stands for, and "sign in" or "log on" a single
   * word: as two, it would be lost among the small words.
   */
  static String prepared(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('\u2019', '\'')
        .replaceAll("(?i)\\bcan(?:'t|not)\\b", "can not")
        .replaceAll("(?i)n't\\b", " not")
        .replaceAll("(?i)\\b(?:sign|log)(?:s|g?ed|g?ing)?[ -](?:in|on)\\b", "signin")
        .replaceAll("(?i)\\b(?:sign|log)(?:s|g?ed|g?ing)?[ -](?:out|off)\\b", "signout")
        .replaceAll("(?i)'(?:s|re|ve|ll|m|d)\\b", "");
  }

  /** The words of a name in camel case: {@code GrantsNotFound} is Grants Not Found. */
  static String camelCaseApart(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer letters = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
    TokenStream words = new ASCIIFoldingFilter(new LowerCaseFilter(letters));
    if (plain) {
      return new TokenStreamComponents(letters, words);
    }
    words = new PorterStemFilter(new StopFilter(words, STOP_WORDS));
    if (synonyms.fst != null) {
      words = new SynonymGraphFilter(words, synonyms, true);
    }
    return new TokenStreamComponents(letters, new RemoveDuplicatesTokenFilter(words));
  }
}
