package dev.aadsts.bot.web.page;

import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.search.Hit;
import dev.aadsts.kb.text.Excerpt;
import java.util.List;

/**
 * What there is to say about a code that is not on file.
 *
 * @param errorPage Microsoft's own page about it
 * @param similar codes that differ by a slip of the finger
 * @param suggested what the search makes of the message
 */
record UnknownCode(
    String code,
    int number,
    String errorPage,
    List<Guide.CodeLink> similar,
    List<Guide.CodeLink> suggested) {
  private static final int SUGGESTED = 5;

  static UnknownCode of(KnowledgeBase kb, ErrorCode code, Cloud cloud, String message) {
    List<Guide.CodeLink> similar = kb.lookalikes(code).stream().map(Guides::mention).toList();
    return new UnknownCode(
        code.toString(),
        code.number(),
        cloud.errorPage(code),
        similar,
        found(kb, message, similar));
  }

  /** What the search makes of a message, apart from what is shown anyway. */
  static List<Guide.CodeLink> found(
      KnowledgeBase kb, String message, List<Guide.CodeLink> shownAnyway) {
    List<Hit> hits = kb.suggest(Excerpt.of(message, 500), SUGGESTED);
    return hits.stream()
        .map(Hit::article)
        .map(Guides::mention)
        .filter(link -> !shownAnyway.contains(link))
        .toList();
  }
}
