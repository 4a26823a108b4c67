package dev.aadsts.kb.content;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.ErrorCode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that was read: complete, checked, immutable.
 *
 * @param articles by code; in their causes, what {@code use} names has been put in place
 * @param links the link catalogue, by id
 * @param sharedCauses the causes that stand in files of their own, by id
 */
public record Content(
    SortedMap<ErrorCode, Article> articles,
    Map<String, Link> links,
    SortedMap<String, Cause> sharedCauses) {

  public Content {
    articles = Collections.unmodifiableSortedMap(new TreeMap<>(articles));
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    sharedCauses = Collections.unmodifiableSortedMap(new TreeMap<>(sharedCauses));
  }

  /** The article about that code, where there is one. */
  public Optional<Article> article(ErrorCode code) {
    return Optional.ofNullable(articles.get(code));
  }
}
