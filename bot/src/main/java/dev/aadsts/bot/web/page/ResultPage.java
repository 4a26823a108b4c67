package dev.aadsts.bot.web.page;

import dev.aadsts.bot.answer.BareNumbers;
import dev.aadsts.bot.answer.Credentials;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.text.Excerpt;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a paste.
 *
 * @param guide for the code to explain, where it is on file
 * @param unknown the same where it is not
 * @param suggested what the search makes of a text without a code
 * @param related the other codes of the paste
 * @param found ids and other details
 * @param missing details that would help
 * @param summary what was found, to copy
 * @param message the paste, its beginning at least; all of it where somebody has to mend it
 * @param credential what kinds of secrets the paste seems to hold, in words
 */
record ResultPage(
    Optional<Guide> guide,
    Optional<UnknownCode> unknown,
    List<Guide.CodeLink> suggested,
    List<Guide.CodeLink> related,
    List<Detail> found,
    List<Detail> missing,
    String summary,
    String message,
    Optional<String> credential) {
  private static final int SHOWN = 4_000;

  static ResultPage of(KnowledgeBase kb, String text) {
    Diagnosis diagnosis = BareNumbers.diagnose(kb, text);
    var guides = new Guides(kb, diagnosis.error());
    Optional<Article> article = diagnosis.article();
    return new ResultPage(
        article.map(known -> guides.guide(known, diagnosis.causes())),
        diagnosis.primary().flatMap(lookup -> unknown(kb, diagnosis, lookup, text)),
        diagnosis.primary().isPresent() ? List.of() : UnknownCode.found(kb, text, List.of()),
        diagnosis.error().related().stream().map(guides::mention).toList(),
        Detail.found(diagnosis.error()),
        Detail.missing(diagnosis.error()),
        Detail.summary(diagnosis.error()),
        article.isPresent() ? beginning(text) : text,
        Credentials.in(text));
  }

  /** Whether the paste has anything to show beside an answer. */
  boolean isAboutSomething() {
    return guide.isPresent() || !found.isEmpty() || !related.isEmpty();
  }

  private static String beginning(String text) {
    return text.length() > SHOWN ? Excerpt.of(text, SHOWN) + " ..." : text;
  }

  private static Optional<UnknownCode> unknown(
      KnowledgeBase kb, Diagnosis diagnosis, Lookup lookup, String text) {
    return lookup instanceof Lookup.Unknown(var code)
        ? Optional.of(UnknownCode.of(kb, code, diagnosis.error().cloud(), text))
        : Optional.empty();
  }
}
