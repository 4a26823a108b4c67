package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Finds articles by the words people use when they have no code: forgiving about endings, typing
 * errors and names that changed. Held in memory; safe for use by many threads.
 */
public final class SearchIndex {
  private final Map<ErrorCode, Article> articles = new TreeMap<>();
  private final IndexSearcher searcher;
  private final Queries queries;

  /** Indexes the articles; where two have the same code, the last one counts. */
  public SearchIndex(Collection<Article> articles) {
    articles.forEach(article -> this.articles.put(article.code(), article));
    Words words = Words.stemmed();
    try {
      this.searcher = new IndexSearcher(DirectoryReader.open(written(words)));
    } catch (IOException e) {
      // The directory is memory: there is nothing outside of us that could fail.
      throw new UncheckedIOException(e);
    }
    this.queries = new Queries(searcher.getIndexReader(), words);
  }

  /**
   * The articles that fit best.
   *
   * @param words anything at all: a question, a few words, a code; nothing in it is syntax
   * @param limit how many at most; none where it is not positive
   * @return the best first, among equals the lower code; empty where nothing fits
   */
  public List<Hit> search(String words, int limit) {
    int most = Math.min(limit, articles.size());
    if (most <= 0) {
      return List.of();
    }
    try {
      var hits = new ArrayList<Hit>();
      for (ScoreDoc found : searcher.search(queries.of(words), most).scoreDocs) {
        String code = searcher.storedFields().document(found.doc).get(Entry.CODE);
        Article article = articles.get(ErrorCode.of(code));
        if (article != null) {
          hits.add(new Hit(article, found.score));
        }
      }
      hits.sort(
          Comparator.comparingDouble((Hit hit) -> -hit.score())
              .thenComparing(hit -> hit.article().code()));
      return List.copyOf(hits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Directory written(Words words) throws IOException {
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(Entry.analyzer(words))
            // Keeps the order of the codes, which decides between equals.
            .setMergePolicy(new LogDocMergePolicy());
    try (var writer = new IndexWriter(directory, config)) {
      for (Article article : articles.values()) {
        writer.addDocument(Entry.of(article));
      }
    }
    return directory;
  }
}
