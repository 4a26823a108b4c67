package dev.aadsts.kb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aadsts.kb.Cause.Likelihood;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.content.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class KnowledgeBaseTest {
  private static final ErrorCode CODE = ErrorCode.of("AADSTS50105");

  @Test
  void completesACodeThatSomebodyIsTyping() {
    var kb = KnowledgeBase.bundled();

    assertThat(kb.beginningWith("5010", 2))
        .extracting(Article::code)
        .hasSize(2)
        .isSorted()
        .allSatisfy(code -> assertThat(code.toString()).startsWith("AADSTS5010"));
    assertThat(kb.beginningWith("99999999", 2)).isEmpty();
  }

  @Test
  void ranksWhatTheMessageMentionsBeforeWhatIsLikely() {
    var kb =
        kb(
            article(
                CODE,
                cause("common", Likelihood.COMMON),
                cause("rare", Likelihood.RARE, "no such thing", "direct member")));

    var diagnosis = kb.diagnose("AADSTS50105: is not a DIRECT\nmember of a group");

    assertThat(ids(diagnosis)).containsExactly("rare", "common");
    assertThat(diagnosis.causes().getFirst().why()).contains("direct member");
    assertThat(diagnosis.causes().getLast().why()).isEmpty();
  }

  @Test
  void ranksByLikelihoodThenByExperienceThenByTheOrderOfTheFile() {
    var kb =
        kb(
            article(
                CODE,
                cause("rare", Likelihood.RARE),
                cause("first", Likelihood.POSSIBLE),
                cause("second", Likelihood.POSSIBLE),
                cause("often", Likelihood.POSSIBLE),
                cause("common", Likelihood.COMMON)));
    var counts = Map.of("often", 2, "second", 1, "rare", 99);

    var diagnosis = kb.diagnose("AADSTS50105", (code, cause) -> counts.getOrDefault(cause, 0));

    assertThat(ids(diagnosis)).containsExactly("common", "often", "second", "first", "rare");
    assertThat(ids(kb.diagnose("AADSTS50105")))
        .containsExactly("common", "first", "second", "often", "rare");
  }

  @Test
  void ranksTwoMentionedCausesByLikelihood() {
    var kb =
        kb(
            article(
                CODE,
                cause("rare", Likelihood.RARE, "alpha"),
                cause("silent", Likelihood.COMMON),
                cause("possible", Likelihood.POSSIBLE, "beta")));

    assertThat(ids(kb.diagnose("AADSTS50105 alpha beta")))
        .containsExactly("possible", "rare", "silent");
  }

  @Test
  void asksForTheExperienceWithEachCauseOnce() {
    var asked = new ArrayList<String>();
    var kb =
        kb(
            article(
                CODE,
                cause("a", Likelihood.RARE),
                cause("b", Likelihood.RARE),
                cause("c", Likelihood.RARE),
                cause("d", Likelihood.COMMON)));

    kb.diagnose(
        "AADSTS50105",
        (code, cause) -> {
          asked.add(code + " " + cause);
          return 0;
        });

    assertThat(asked)
        .containsExactlyInAnyOrder(
            "AADSTS50105 a", "AADSTS50105 b", "AADSTS50105 c", "AADSTS50105 d");
  }

  @Test
  void ranksWhateverTheCountsDoMeanwhile() {
    Cause[] many = new Cause[60];
    Arrays.setAll(many, number -> cause("c" + number, Likelihood.POSSIBLE));
    var random = new Random(7);
    var kb = kb(article(CODE, many));

    for (int round = 0; round < 50; round++) {
      assertThat(kb.diagnose("AADSTS50105", (code, cause) -> random.nextInt(5)).causes())
          .hasSize(60);
    }
  }

  @Test
  void diagnosesAnErrorAgainWhoseTextIsGone() {
    var kb =
        kb(
            article(
                CODE,
                cause("common", Likelihood.COMMON),
                cause("rare", Likelihood.RARE, "direct member")));
    var first = kb.diagnose("AADSTS50105: not a direct member");

    var again = kb.diagnose(first.error(), List.of("direct member")::contains, (code, cause) -> 0);

    assertThat(again).isEqualTo(first);
  }

  @Test
  void ranksABareCodeByWhatIsKnownByNow() {
    var kb =
        kb(article(CODE, cause("a", Likelihood.POSSIBLE), cause("50105", Likelihood.POSSIBLE)));
    Diagnosis before = kb.diagnose("50105", (code, cause) -> cause.equals("a") ? 1 : 0);
    Diagnosis after = kb.diagnose("50105", (code, cause) -> cause.equals("a") ? 0 : 1);

    assertThat(ids(before)).containsExactly("a", "50105");
    assertThat(ids(after)).containsExactly("50105", "a");
    assertThat(kb.diagnose("AADSTS50105")).isEqualTo(kb.diagnose("50105"));
    kb.replaceWith(content(article(CODE, cause("new", Likelihood.RARE))));
    assertThat(ids(kb.diagnose("50105"))).containsExactly("new");
  }

  @Test
  void tellsKnownRetiredAndUnknownCodesApart() {
    var retired = ErrorCode.of("AADSTS50001");
    var kb = kb(article(CODE, cause("a", Likelihood.RARE)), retired(retired, CODE));

    assertThat(kb.lookup(CODE)).isInstanceOf(Lookup.Known.class);
    assertThat(kb.lookup(retired))
        .isInstanceOfSatisfying(
            Lookup.Retired.class, lookup -> assertThat(lookup.successor()).isEqualTo(CODE));
    assertThat(kb.lookup(ErrorCode.of("AADSTS50106")))
        .isEqualTo(new Lookup.Unknown(ErrorCode.of("AADSTS50106")));
    assertThat(kb.diagnose("AADSTS50106").article()).isEmpty();
    assertThat(kb.diagnose("AADSTS50001").article()).isPresent();
    assertThat(kb.diagnose("hello").primary()).isEmpty();
  }

  @Test
  void namesWhatElseTheMessageHolds() {
    var kb = kb(article(CODE, cause("a", Likelihood.RARE)));

    var diagnosis = kb.diagnose("AADSTS50105: x. AADSTS50199: y. Trace ID: 1");

    assertThat(diagnosis.related())
        .extracting(related -> related.lookup(), related -> related.error())
        .containsExactly(
            tuple(
                new Lookup.Unknown(ErrorCode.of("AADSTS50199")),
                SignInError.ofCode(ErrorCode.of("AADSTS50199"))));
  }

  @Test
  void findsCodesThatASingleSlipOfTheFingerMakes() {
    var kb =
        kb(
            known(50105),
            known(50015), // two swapped
            known(5015), // one digit less
            known(501051), // one digit more
            known(50106), // one digit other
            known(50201), // two slips
            known(51005)); // swapped elsewhere

    assertThat(kb.lookalikes(CODE))
        .extracting(article -> article.code().number())
        .containsExactly(50015, 51005, 5015, 501051, 50106);
    assertThat(kb.lookalikes(ErrorCode.of("AADSTS9999999"))).isEmpty();
    assertThat(kb.lookalikes(ErrorCode.of("AADSTS1000"))).isEmpty();
  }

  private static List<String> ids(Diagnosis diagnosis) {
    return diagnosis.causes().stream().map(ranked -> ranked.cause().id()).toList();
  }

  private static KnowledgeBase kb(Article... articles) {
    return new KnowledgeBase(content(articles));
  }

  private static Content content(Article... articles) {
    var byCode = new TreeMap<ErrorCode, Article>();
    Arrays.stream(articles).forEach(article -> byCode.put(article.code(), article));
    return new Content(byCode, Map.of(), new TreeMap<>());
  }

  private static Article known(int code) {
    return article(new ErrorCode(code), cause("a", Likelihood.RARE));
  }

  private static Article article(ErrorCode code, Cause... causes) {
    return article(code, Article.Status.REVIEWED, Optional.empty(), causes);
  }

  private static Article retired(ErrorCode code, ErrorCode successor) {
    return article(code, Article.Status.RETIRED, Optional.of(successor));
  }

  private static Article article(
      ErrorCode code, Article.Status status, Optional<ErrorCode> successor, Cause... causes) {
    return new Article(
        code,
        Optional.empty(),
        Family.APP_REGISTRATION,
        status,
        successor,
        "Title of " + code,
        "Meaning.",
        Article.FixedBy.TENANT_ADMIN,
        Article.Severity.BLOCKING,
        new Retry.Never(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(causes),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        LocalDate.of(2026, 11, 20));
  }

  private static Cause cause(String id, Likelihood likelihood, String... signals) {
    var check =
        new Check(
            "Is it " + id + "?",
            Confirmation.YES,
            List.of("Look."),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var step = new Step("mend", "Mend it.", Optional.empty(), Optional.empty(), Optional.empty());
    return new Cause(id, id, likelihood, List.of(signals), check, List.of(step));
  }
}
