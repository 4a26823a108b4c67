package dev.aadsts.bot.web.page;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.search.Hit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first page.
 *
 * @param query what was searched for; empty where nothing was
 * @param hits what the search found
 * @param examples messages to try it with
 * @param common codes that many people meet
 * @param total how many codes are on file
 */
record HomePage(
    String query,
    List<Guide.CodeLink> hits,
    List<Example> examples,
    List<Guide.CodeLink> common,
    int total) {
  private static final int HITS = 20;

  // In the order of how often they are asked about in public forums.
  private static final List<Integer> COMMON =
      List.of(
          50105, 50011, 65001, 53003, 50076, 700016, 50126, 7000215, 50020, 500121, 50053, 90072);

  /** A message to try the page with. */
  record Example(String code, String title, String text) {}

  static HomePage of(KnowledgeBase kb, String query) {
    List<Article> common = common(kb);
    return new HomePage(
        query,
        query.isEmpty() ? List.of() : hits(kb, query),
        common.stream().flatMap(article -> example(article).stream()).limit(3).toList(),
        common.stream().map(Guides::mention).toList(),
        kb.size());
  }

  private static List<Guide.CodeLink> hits(KnowledgeBase kb, String query) {
    return kb.search(query, HITS).stream().map(Hit::article).map(Guides::mention).toList();
  }

  private static List<Article> common(KnowledgeBase kb) {
    Stream<Article> known =
        COMMON.stream().flatMap(number -> article(kb.lookup(new ErrorCode(number))).stream());
    return Stream.concat(known, kb.articles().stream())
        .filter(article -> article.status() != Article.Status.RETIRED)
        .distinct()
        .limit(COMMON.size())
        .toList();
  }

  private static Optional<Article> article(Lookup lookup) {
    return lookup instanceof Lookup.Known(var article) ? Optional.of(article) : Optional.empty();
  }

  private static Optional<Example> example(Article article) {
    return article.examples().stream()
        .findFirst()
        .map(text -> new Example(article.code().toString(), article.title(), text));
  }
}
