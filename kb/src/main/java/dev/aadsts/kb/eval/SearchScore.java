package dev.aadsts.kb.eval;

import dev.aadsts.kb.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How high a good answer stands in what the search gives. The terms are those of information
 * retrieval: recall at k is the share of questions with a good answer among the first k, the mean
 * reciprocal rank the mean of 1 for a good answer in first place, 1/2 in second, 0 for none.
 *
 * @param questions how many were asked
 * @param meanReciprocalRank over the first ten
 * @param failures the questions without a good answer among the first three, and what came instead
 */
public record SearchScore(
    int questions,
    double recallAt1,
    double recallAt3,
    double recallAt10,
    double meanReciprocalRank,
    List<String> failures) {
  private static final int DEPTH = 10;
  private static final int SEEN = 3;

  public SearchScore {
    failures = List.copyOf(failures);
  }

  /**
   * Asks every question.
   *
   * @param search the codes that fit the words, the best first; at most so many
   */
  public static SearchScore of(
      List<Question> questions, BiFunction<String, Integer, List<ErrorCode>> search) {
    var ranks = new ArrayList<Integer>();
    var failures = new ArrayList<String>();
    for (Question question : questions) {
      List<ErrorCode> found = search.apply(question.text(), DEPTH);
      int rank = rank(question, found);
      ranks.add(rank);
      if (rank > SEEN) {
        failures.add(
            "\"%s\": %s at %s; first came %s"
                .formatted(
                    question.text(),
                    question.codes(),
                    rank > DEPTH ? "no place" : rank,
                    found.stream().limit(SEEN).toList()));
      }
    }
    return new SearchScore(
        questions.size(),
        share(ranks, 1),
        share(ranks, SEEN),
        share(ranks, DEPTH),
        ranks.stream().mapToDouble(rank -> rank > DEPTH ? 0 : 1.0 / rank).average().orElse(0),
        failures);
  }

  /** The numbers alone. */
  SearchScore withoutFailures() {
    return new SearchScore(
        questions, recallAt1, recallAt3, recallAt10, meanReciprocalRank, List.of());
  }

  // From 1; beyond the depth where no good answer was found.
  private static int rank(Question question, List<ErrorCode> found) {
    for (int i = 0; i < found.size(); i++) {
      if (question.codes().contains(found.get(i))) {
        return i + 1;
      }
    }
    return DEPTH + 1;
  }

  private static double share(List<Integer> ranks, int atMost) {
    return ranks.stream().mapToInt(rank -> rank <= atMost ? 1 : 0).average().orElse(0);
  }
}
