package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;
import java.util.*;

public final class SearchIndex {
  public SearchIndex(Collection<Article> articles) {}

  public List<Hit> search(String words, int limit) {
    return List.of();
  }
}
