package dev.aadsts.bot.web.page;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.KnowledgeBase;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every code on file, by family, the families by their names. */
record CodesPage(List<Shelf> shelves, int total) {

  private static final Comparator<Family> BY_NAME =
      Comparator.comparing(Family::title, String.CASE_INSENSITIVE_ORDER);

  /** The codes of one family. */
  record Shelf(String id, String title, List<Guide.CodeLink> codes) {}

  static CodesPage of(KnowledgeBase kb) {
    TreeMap<Family, List<Article>> byFamily =
        kb.articles().stream()
            .collect(
                Collectors.groupingBy(
                    Article::family, () -> new TreeMap<>(BY_NAME), Collectors.toList()));
    List<Shelf> shelves =
        byFamily.entrySet().stream()
            .map(
                family ->
                    new Shelf(
                        family.getKey().id(),
                        family.getKey().title(),
                        family.getValue().stream().map(Guides::mention).toList()))
            .toList();
    return new CodesPage(shelves, kb.size());
  }
}
