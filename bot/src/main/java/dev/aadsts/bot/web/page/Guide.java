package dev.aadsts.bot.web.page;

import dev.aadsts.kb.content.Link;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Optional;

/**
 * All that a page shows of one article, placeholders filled.
 *
 * @param code as Microsoft writes it
 * @param severity decides the colour, too
 * @param notice what to know before trusting it: it is a draft, or its code is retired
 * @param noneLeft what helps on where every cause is ruled out
 * @param reviewed in words
 */
record Guide(
    String code,
    Optional<String> name,
    RichText title,
    RichText meaning,
    String family,
    Severity severity,
    String fixedBy,
    String retry,
    Optional<Notice> notice,
    Optional<RichText> houseNote,
    List<CauseCard> causes,
    List<StepLine> collect,
    NoneLeft noneLeft,
    List<String> symptoms,
    List<CodeLink> seeAlso,
    List<Source> sources,
    String reviewed) {

  /** How bad it is, in two lengths. */
  record Severity(String id, String label, String sentence) {}

  /** A remark above everything else, perhaps with the page to read instead. */
  record Notice(String text, Optional<CodeLink> instead) {}

  /**
   * A cause.
   *
   * @param why the words of the message that point to it
   * @param open whether it is unfolded at first
   * @param last whether no other cause follows
   */
  record CauseCard(
      int position,
      String id,
      RichText title,
      String likelihood,
      Optional<String> why,
      boolean open,
      boolean last,
      CheckCard check,
      List<StepLine> fix) {}

  /** A check; {@code confirms} is the answer that confirms the cause, {@code refutes} the other. */
  record CheckCard(
      RichText question, String confirms, String refutes, List<RichText> how, Aids aids) {}

  /** A step of a fix. */
  record StepLine(RichText text, Aids aids) {}

  /**
   * What helps on where every cause is ruled out.
   *
   * @param ticket what is known of the error, and what was ruled out, to copy
   * @param missing what is not known and worth looking for
   */
  record NoneLeft(String ticket, List<String> missing, Aids supportRequest) {}

  /** What helps with a check or a step. */
  record Aids(Optional<String> role, Optional<Link> link, Optional<Snippet> command) {
    boolean any() {
      return role.isPresent() || link.isPresent() || command.isPresent();
    }
  }

  /** A command, with the language as people call it. */
  record Snippet(String language, String text) {}

  /** Where a statement comes from. */
  record Source(String title, String url, String host, String retrieved) {}

  /** A mention of a code; its page may not exist. */
  record CodeLink(String code, int number, String title) {}
}
