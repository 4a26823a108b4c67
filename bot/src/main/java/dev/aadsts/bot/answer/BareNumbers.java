package dev.aadsts.bot.answer;

import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.KnowledgeBase.ConfirmedBefore;
import dev.aadsts.kb.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads the numbers in a short question as codes, where they are codes on file: "i get 50105 when i
 * log in", "50105 / 50020". For what people ask us only: in what they say to others a number is
 * somebody's order.
 */
public final class BareNumbers {
  private static final int LONGEST_QUESTION = 120;
  // Numbers that stand side by side are one thing: codes, or the parts of a telephone number.
  private static final Pattern GROUP =
      Pattern.compile("(?<![\\w.:-])[+(]?\\d+(?:(?:,|[ /()+-]{1,3})\\d+)*+(?![\\w:-]|\\.\\d)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern CODE = Pattern.compile("[1-9]\\d{4,6}");
  private static final Pattern COUNTED_FROM =
      Pattern.compile(
          "(?iu)(?:\\b(?:orders?|tickets?|cases?|incidents?|issues?|ports?|phone|telephone|tel|fax"
              + "|extension|ext|rooms?|invoices?|bills?|zip|postcode|plz|versions?|builds?|customers?"
              + "|accounts?|serial|lines?|rows?|bestellung|rechnung|durchwahl|telefon|zimmer|kunde)"
              + "\\.?(?: ?(?:no|nr|number|nummer|id|is|was|ist)\\b\\.?)*[ :#]*|[$\u20ac\u00a3] ?)$");
  private static final Pattern COUNTS =
      Pattern.compile(
          "(?iu)^ ?(?:[%$\u20ac\u00a3]|(?:users?|people|employees|accounts?|devices|mailboxes|customers"
              + "|tickets|requests|rows|lines|records|items|files|times|seconds|minutes|hours|days|ms|kb"
              + "|mb|gb|bytes|km|euros?|eur|usd|dollars?|benutzer|leute|mitarbeiter|mal)\\b)");

  private BareNumbers() {}

  /** What is known of the error that somebody asks us about in that text. */
  public static Diagnosis diagnose(KnowledgeBase kb, String question) {
    return diagnose(kb, question, (code, causeId) -> 0);
  }

  /**
   * What is known of the error that somebody asks us about in that text, where it is known how
   * often each cause turned out to be it.
   */
  static Diagnosis diagnose(KnowledgeBase kb, String question, ConfirmedBefore confirmedBefore) {
    Diagnosis diagnosis = kb.diagnose(question, confirmedBefore);
    return diagnosis.error().codes().isEmpty()
        ? writtenOut(kb, question)
            .map(codes -> kb.diagnose(codes, confirmedBefore))
            .orElse(diagnosis)
        : diagnosis;
  }

  /** The question with these codes written out; empty where there are none. */
  static Optional<String> writtenOut(KnowledgeBase kb, String question) {
    if (question.length() > LONGEST_QUESTION) {
      return Optional.empty();
    }
    var codes = new ArrayList<String>();
    GROUP.matcher(question).results().forEach(group -> codes.addAll(codes(kb, question, group)));
    return codes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", codes));
  }

  private static List<String> codes(KnowledgeBase kb, String question, MatchResult group) {
    List<String> numbers = NUMBER.matcher(group.group()).results().map(MatchResult::group).toList();
    boolean onFile = numbers.stream().allMatch(number -> isOnFile(kb, number));
    boolean ofSomethingElse =
        COUNTED_FROM.matcher(question.substring(0, group.start())).find()
            || COUNTS.matcher(question.substring(group.end())).find();
    return onFile && !ofSomethingElse
        ? numbers.stream().map(ErrorCode::of).map(ErrorCode::toString).toList()
        : List.of();
  }

  private static boolean isOnFile(KnowledgeBase kb, String number) {
    return CODE.matcher(number).matches()
        && !(kb.lookup(ErrorCode.of(number)) instanceof Lookup.Unknown);
  }
}
