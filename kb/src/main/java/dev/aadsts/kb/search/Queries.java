package dev.aadsts.kb.search;

import dev.aadsts.kb.text.Excerpt;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Makes a query from what somebody typed. Thread-safe. */
final class Queries {
  // Together with the fields and the guesses below, under Lucene's limit of 1,024 clauses.
  private static final int MOST_TERMS = 32;
  private static final int MOST_CHARACTERS = 2_000;
  private static final int MOST_GUESSES = 8;
  private static final int SHORTEST_MISSPELT = 5;
  private static final int LONGEST_MISSPELT = 24;
  private static final int SHORTEST_BEGINNING = 3;

  // A code is what was meant, whatever else the words say.
  private static final float CODE = 1_000;
  private static final float BEGINNING_OF_CODE = 10;
  private static final float BEGINNING = 0.5f;
  private static final float GUESS = 4;
  // Who has all the words comes before who has one of them often.
  private static final float PRESENCE = 2;
  private static final float RUN = 1.5f;
  private static final float TIE = 0.5f;
  // Of a word or two that a hundred articles have, the author of one said that they mean it.
  private static final float WHOLE_SYMPTOM = 20;

  private static final Pattern NUMBER = Pattern.compile("(?:aadsts)?([0-9]{1,7})");

  private final IndexReader reader;
  private final Words words;
  private final Words plain = Words.plain();

  Queries(IndexReader reader, Words words) {
    this.reader = reader;
    this.words = words;
  }

  /** The query; matches nothing where the text has no word that says anything. */
  Query of(String typed) throws IOException {
    String text = Excerpt.of(typed, MOST_CHARACTERS);
    var query = new BooleanQuery.Builder();
    for (String term : first(words.of(text + " " + camelCaseParts(text)))) {
      query.add(anywhere(term), Occur.SHOULD);
    }
    var whole = new TermQuery(new Term(Entry.WHOLE, Entry.whole(words.of(text))));
    query.add(constant(whole, WHOLE_SYMPTOM), Occur.SHOULD);
    List<String> typedWords = plain.of(text);
    for (String word : first(typedWords)) {
      addCode(word, query);
      if (looksMisspelt(word)) {
        query.add(guesses(word), Occur.SHOULD);
      }
    }
    addRuns(typedWords, query);
    if (!typedWords.isEmpty()) {
      addBeginning(typedWords.get(typedWords.size() - 1), query);
    }
    return query.build();
  }

  private static String camelCaseParts(String text) {
    String apart = Words.camelCaseApart(text);
    return apart.equals(text) ? "" : apart;
  }

  private static Set<String> first(List<String> terms) {
    var distinct = new LinkedHashSet<String>();
    terms.stream().distinct().limit(MOST_TERMS).forEach(distinct::add);
    return distinct;
  }

  private static Query anywhere(String term) {
    List<Query> fields =
        Entry.WEIGHTS.entrySet().stream()
            .<Query>map(
                field ->
                    new BoostQuery(new TermQuery(new Term(field.getKey(), term)), field.getValue()))
            .toList();
    return new BooleanQuery.Builder()
        .add(new DisjunctionMaxQuery(fields, TIE), Occur.SHOULD)
        .add(constant(new TermQuery(new Term(Entry.ALL, term)), PRESENCE), Occur.SHOULD)
        .build();
  }

  // Who quotes a page or a message repeats its small words too.
  private static void addRuns(List<String> words, BooleanQuery.Builder query) {
    for (int i = 2; i < Math.min(words.size(), MOST_TERMS); i++) {
      var run = new PhraseQuery(Entry.PLAIN, words.get(i - 2), words.get(i - 1), words.get(i));
      query.add(new BoostQuery(run, RUN), Occur.SHOULD);
    }
  }

  private static void addCode(String word, BooleanQuery.Builder query) {
    var number = NUMBER.matcher(word);
    if (number.matches()) {
      query.add(constant(new TermQuery(new Term(Entry.CODE, number.group(1))), CODE), Occur.SHOULD);
    }
  }

  // The last word may still be growing while somebody types.
  private void addBeginning(String word, BooleanQuery.Builder query) {
    var number = NUMBER.matcher(word);
    if (number.matches() && number.group(1).length() >= SHORTEST_BEGINNING) {
      var codes = new PrefixQuery(new Term(Entry.CODE, number.group(1)));
      query.add(constant(codes, BEGINNING_OF_CODE), Occur.SHOULD);
    } else if (word.length() >= SHORTEST_BEGINNING && !words.of(word).isEmpty()) {
      query.add(constant(new PrefixQuery(new Term(Entry.PLAIN, word)), BEGINNING), Occur.SHOULD);
    }
  }

  // Only a word that no article has: else "tenant" would also find what is written about "tenable".
  private boolean looksMisspelt(String word) throws IOException {
    int length = word.codePointCount(0, word.length());
    if (length < SHORTEST_MISSPELT
        || length > LONGEST_MISSPELT
        || !word.codePoints().allMatch(Character::isLetter)) {
      return false;
    }
    List<String> terms = words.of(word);
    for (String term : terms) {
      if (reader.docFreq(new Term(Entry.ALL, term)) > 0) {
        return false;
      }
    }
    return !terms.isEmpty();
  }

  private static Query guesses(String word) {
    int slips = word.length() < 8 ? 1 : 2;
    return new BoostQuery(
        new FuzzyQuery(new Term(Entry.PLAIN, word), slips, 1, MOST_GUESSES, true), GUESS);
  }

  private static Query constant(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }
}
