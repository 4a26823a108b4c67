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
 * @param withOwnChecks how many have at least one cause, and so a check, that is not shared
 * @param families how many articles each family has, by {@link Family#id()}; families without any
 *     are left out
 */
public record ContentStats(
    int articles, int reviewed, int withOwnChecks, SortedMap<String, Integer> families) {

  public ContentStats {
    families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
  }

  /** Counts what is in {@code content}. */
  public static ContentStats of(Content content) {
    var families = new TreeMap<String, Integer>();
    int reviewed = 0;
    int withOwnChecks = 0;
    for (Article article : content.articles().values()) {
      families.merge(article.family().id(), 1, Integer::sum);
      reviewed += article.status() == Article.Status.REVIEWED ? 1 : 0;
      withOwnChecks += hasOwnCheck(article, content) ? 1 : 0;
    }
    return new ContentStats(content.articles().size(), reviewed, withOwnChecks, families);
  }

  private static boolean hasOwnCheck(Article article, Content content) {
    return article.causes().stream()
        .anyMatch(cause -> !content.sharedCauses().containsKey(cause.id()));
  }
}
