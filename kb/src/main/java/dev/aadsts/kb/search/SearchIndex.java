package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.DoubleValuesSourceRescorer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Rescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * Finds articles by the words people use when they have no code: forgiving about endings, typing
 * errors and names that changed. Held in memory; safe for use by many threads.
 */
public final class SearchIndex {
  private static final Rescorer COMMON_FIRST =
      new DoubleValuesSourceRescorer(DoubleValuesSource.fromDoubleField(Entry.MET)) {
        @Override
        protected float combine(float fit, boolean known, double factor) {
          return known ? (float) (fit * factor) : fit;
        }
      };

  private final Function<ErrorCode, Optional<Article>> articles;
  private final IndexSearcher searcher;
  private final Queries queries;

  private SearchIndex(
      Directory directory, Words words, Function<ErrorCode, Optional<Article>> articles)
      throws IOException {
    this.articles = articles;
    this.searcher = new IndexSearcher(DirectoryReader.open(directory));
    this.queries = new Queries(searcher.getIndexReader(), words);
  }

  /** Indexes the articles; where two have the same code, the last one counts. */
  public static SearchIndex of(Collection<Article> articles) {
    var byCode = byCode(articles);
    Words words = Words.stemmed();
    return inMemory(
        () ->
            new SearchIndex(
                written(byCode.values(), words),
                words,
                code -> Optional.ofNullable(byCode.get(code))));
  }

  /** The index of these articles as bytes, for {@link #saved}. */
  public static byte[] save(Collection<Article> articles) {
    return inMemory(() -> bytes(written(byCode(articles).values(), Words.stemmed())));
  }

  /**
   * An index that was saved by the same version.
   *
   * @param articles the article of each code that was indexed, asked for when it is found
   */
  public static SearchIndex saved(byte[] index, Function<ErrorCode, Optional<Article>> articles) {
    return inMemory(() -> new SearchIndex(directory(index), Words.stemmed(), articles));
  }

  /**
   * The articles that fit best.
   *
   * @param words anything at all: a question, a few words, a code; nothing in it is syntax
   * @param limit how many at most; none where it is not positive
   * @return the best first, among equals the lower code; empty where nothing fits
   */
  public List<Hit> search(String words, int limit) {
    int all = searcher.getIndexReader().numDocs();
    int most = Math.min(limit, all);
    if (most <= 0) {
      return List.of();
    }
    try {
      var hits = new ArrayList<Hit>();
      var fitting = searcher.search(queries.of(words), all);
      for (ScoreDoc found : COMMON_FIRST.rescore(searcher, fitting, most).scoreDocs) {
        String code = searcher.storedFields().document(found.doc).get(Entry.CODE);
        articles
            .apply(ErrorCode.of(code))
            .ifPresent(article -> hits.add(new Hit(article, found.score)));
      }
      hits.sort(
          Comparator.comparingDouble((Hit hit) -> -hit.score())
              .thenComparing(hit -> hit.article().code()));
      return List.copyOf(hits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<ErrorCode, Article> byCode(Collection<Article> articles) {
    var byCode = new TreeMap<ErrorCode, Article>();
    articles.forEach(article -> byCode.put(article.code(), article));
    return byCode;
  }

  private static Directory written(Collection<Article> articles, Words words) throws IOException {
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(Entry.analyzer(words))
            // Keeps the order of the codes, which decides between equals.
            .setMergePolicy(new LogDocMergePolicy());
    try (var writer = new IndexWriter(directory, config)) {
      for (Article article : articles) {
        writer.addDocument(Entry.of(article, words));
      }
    }
    return directory;
  }

  private static byte[] bytes(Directory directory) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    String[] files = directory.listAll();
    out.writeInt(files.length);
    for (String file : files) {
      try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
        byte[] content = new byte[Math.toIntExact(input.length())];
        input.readBytes(content, 0, content.length);
        out.writeUTF(file);
        out.writeInt(content.length);
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static Directory directory(byte[] bytes) throws IOException {
    var directory = new ByteBuffersDirectory();
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    for (int files = in.readInt(); files > 0; files--) {
      try (IndexOutput output = directory.createOutput(in.readUTF(), IOContext.DEFAULT)) {
        byte[] content = in.readNBytes(in.readInt());
        output.writeBytes(content, content.length);
      }
    }
    return directory;
  }

  // Memory has no disk that could fail.
  private static <T> T inMemory(InMemory<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface InMemory<T> {
    T run() throws IOException;
  }
}
