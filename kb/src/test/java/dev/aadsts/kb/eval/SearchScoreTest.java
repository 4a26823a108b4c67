package dev.aadsts.kb.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aadsts.kb.ErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SearchScoreTest {
  // Finds 10001, 10002, ... 10010 whatever is asked.
  private static final List<ErrorCode> FOUND =
      IntStream.rangeClosed(10_001, 10_010).mapToObj(ErrorCode::new).toList();

  @Test
  void countsTheBestOfTheGoodAnswers() {
    SearchScore score = score(question(10_001), question(10_003, 10_009), question(10_005));

    assertThat(score.questions()).isEqualTo(3);
    assertThat(score.recallAt1()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(score.recallAt3()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(score.recallAt10()).isEqualTo(1);
    assertThat(score.meanReciprocalRank()).isCloseTo((1 + 1 / 3.0 + 1 / 5.0) / 3, within(1e-9));
  }

  @Test
  void namesWhatHadNoGoodAnswerAmongTheFirstThree() {
    SearchScore score = score(question(10_003), question(10_004), question(20_000));

    assertThat(score.failures())
        .satisfiesExactly(
            beyond -> assertThat(beyond).contains("AADSTS10004", "at 4", "AADSTS10001"),
            nowhere -> assertThat(nowhere).contains("AADSTS20000", "at no place"));
    assertThat(score.withoutFailures().failures()).isEmpty();
  }

  private static SearchScore score(Question... questions) {
    return SearchScore.of(
        List.of(questions), (words, limit) -> FOUND.stream().limit(limit).toList());
  }

  private static Question question(int... codes) {
    return new Question("why?", IntStream.of(codes).mapToObj(ErrorCode::new).toList());
  }
}
