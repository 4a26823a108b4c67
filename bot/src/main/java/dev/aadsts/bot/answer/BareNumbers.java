package dev.aadsts.bot.answer;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the numbers in a short question as codes, where they are codes on file: "i get 50105 when i
 * log in", "50105 / 50020". For what people ask us only: in what they say to others a number is
 * somebody's order.
 */
final class BareNumbers {
  private static final int LONGEST_QUESTION = 120;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.:-])[1-9]\\d{3,6}(?![\\w:-]|\\.\\d)");

  private BareNumbers() {}

  /** The question with these codes written out; empty where there are none. */
  static Optional<String> writtenOut(KnowledgeBase kb, String question) {
    if (question.length() > LONGEST_QUESTION) {
      return Optional.empty();
    }
    String codes =
        NUMBER
            .matcher(question)
            .results()
            .map(found -> new ErrorCode(Integer.parseInt(found.group())))
            .filter(code -> !(kb.lookup(code) instanceof Lookup.Unknown))
            .map(ErrorCode::toString)
            .collect(Collectors.joining(" "));
    return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
  }
}
