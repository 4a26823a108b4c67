package dev.aadsts.kb.content;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.ErrorCode;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to know: complete, checked, and as good as immutable. An article of the
 * bundle is read when it is asked for, so that one answer costs one article. Thread-safe.
 */
public final class Content {
  private final SortedMap<ErrorCode, Supplier<Article>> articles;
  private final Supplier<SortedMap<String, Link>> links;
  private final Supplier<SortedMap<String, Cause>> sharedCauses;
  // Whoever shows all of them does so again soon, or not for days.
  private final Supplier<SortedMap<ErrorCode, Article>> all = new WhileInUse<>(this::all);

  /**
   * @param articles by code; in their causes, what {@code use} names has been put in place
   * @param links the link catalogue, by id
   * @param sharedCauses the causes that stand in files of their own, by id
   */
  public Content(
      Map<ErrorCode, Article> articles, Map<String, Link> links, Map<String, Cause> sharedCauses) {
    this(suppliers(articles), known(links), known(sharedCauses));
  }

  private Content(
      SortedMap<ErrorCode, Supplier<Article>> articles,
      Supplier<SortedMap<String, Link>> links,
      Supplier<SortedMap<String, Cause>> sharedCauses) {
    this.articles = articles;
    this.links = links;
    this.sharedCauses = sharedCauses;
  }

  /** Content that is read when it is asked for. */
  static Content lazy(
      SortedMap<ErrorCode, Supplier<Article>> articles,
      Supplier<SortedMap<String, Link>> links,
      Supplier<SortedMap<String, Cause>> sharedCauses) {
    var read = new TreeMap<ErrorCode, Supplier<Article>>();
    articles.forEach((code, article) -> read.put(code, new WhileInUse<>(article)));
    return new Content(read, unmodifiable(links), unmodifiable(sharedCauses));
  }

  private static <T> Supplier<SortedMap<String, T>> known(Map<String, T> map) {
    SortedMap<String, T> copy = Collections.unmodifiableSortedMap(new TreeMap<>(map));
    return () -> copy;
  }

  private static <T> Supplier<SortedMap<String, T>> unmodifiable(
      Supplier<SortedMap<String, T>> map) {
    return new Once<>(() -> Collections.unmodifiableSortedMap(map.get()));
  }

  /** The codes that have an article, in order. */
  public SortedSet<ErrorCode> codes() {
    return Collections.unmodifiableSortedSet((SortedSet<ErrorCode>) articles.keySet());
  }

  /** The article about that code, where there is one. */
  public Optional<Article> article(ErrorCode code) {
    return Optional.ofNullable(articles.get(code)).map(Supplier::get);
  }

  /** All articles, by code. The first call reads those that nobody asked for yet. */
  public SortedMap<ErrorCode, Article> articles() {
    return all.get();
  }

  private SortedMap<ErrorCode, Article> all() {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(
            articles.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get()))));
  }

  /** The link catalogue, by id. */
  public SortedMap<String, Link> links() {
    return links.get();
  }

  /** The causes that stand in files of their own, by id. */
  public SortedMap<String, Cause> sharedCauses() {
    return sharedCauses.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content content
        && articles().equals(content.articles())
        && links().equals(content.links())
        && sharedCauses().equals(content.sharedCauses());
  }

  @Override
  public int hashCode() {
    return Objects.hash(articles.keySet(), links(), sharedCauses().keySet());
  }

  private static SortedMap<ErrorCode, Supplier<Article>> suppliers(
      Map<ErrorCode, Article> articles) {
    var suppliers = new TreeMap<ErrorCode, Supplier<Article>>();
    articles.forEach((code, article) -> suppliers.put(code, () -> article));
    return suppliers;
  }

  /**
   * Asks again where memory has run short since: most articles are not asked for in a week, and as
   * objects they take twice the room that they take as text. Two threads may both ask; they get the
   * same.
   */
  private static final class WhileInUse<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile SoftReference<@Nullable T> known = new SoftReference<>(null);

    WhileInUse(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public T get() {
      T value = known.get();
      if (value == null) {
        value = source.get();
        known = new SoftReference<>(value);
      }
      return value;
    }
  }

  /** Asks once. Two threads may both ask; they get the same. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @Nullable T known;

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public T get() {
      T value = known;
      if (value == null) {
        value = source.get();
        known = value;
      }
      return value;
    }
  }
}
