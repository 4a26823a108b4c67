package dev.aadsts.kb.content;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Family;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much there is.
 *
 * @param articles how many codes have an article
 * @param reviewed how many of them are {@linkplain Article.Status#REVIEWED reviewed}
 * @param full how many have at least two causes, and so checks, of their own
 * @param withOwnChecks how many have at least one; the others say only what several codes share
 * @param families how many articles each family has, by {@link Family#id()}; families without any
 *     are left out
 */
public record ContentStats(
    int articles, int reviewed, int full, int withOwnChecks, SortedMap<String, Integer> families) {

  public ContentStats {
    families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
  }

  /** Counts what is in {@code content}. */
  public static ContentStats of(Content content) {
    var families = new TreeMap<String, Integer>();
    int reviewed = 0;
    int full = 0;
    int withOwnChecks = 0;
    for (Article article : content.articles().values()) {
      families.merge(article.family().id(), 1, Integer::sum);
      reviewed += article.status() == Article.Status.REVIEWED ? 1 : 0;
      long own = ownCauses(article, content);
      full += own >= 2 ? 1 : 0;
      withOwnChecks += own >= 1 ? 1 : 0;
    }
    return new ContentStats(content.articles().size(), reviewed, full, withOwnChecks, families);
  }

  private static long ownCauses(Article article, Content content) {
    return article.causes().stream()
        .filter(cause -> !content.sharedCauses().containsKey(cause.id()))
        .count();
  }
}
