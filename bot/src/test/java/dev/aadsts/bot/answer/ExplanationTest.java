package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.SignInError;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplanationTest {
  private static final String LEFT_OUT = "The user is left out here on purpose: put it in for ";

  private final KnowledgeBase kb = Articles.kb();

  @Test
  void beginsWithWhatItMeansAndWhoCanHelp() {
    var reply = explain(SignInError.ofCode(Articles.LOCKED_OUT), Audience.EVERYONE);

    assertThat(reply.root().summary())
        .isEqualTo(
            "AADSTS50105: The badge does not open the door. An Entra administrator of your"
                + " organization can fix this. Most likely: The door is stuck.");
    assertThat(reply.root().parts().getFirst())
        .isEqualTo(new Part.Title("AADSTS50105 \u00b7 The badge does not open the door"));
    assertThat(facts(reply))
        .extracting(Part.Fact::name)
        .startsWith("Who can fix it", "Try again?", "Most likely");
    assertThat(facts(reply).getFirst().value())
        .isEqualTo("An Entra administrator of your organization");
    assertThat(facts(reply).get(1).value()).isEqualTo("Yes, once a cause is fixed");
  }

  @Test
  void leadsToTheFullGuideWhereThereIsOneAndElseToMicrosoft() {
    Diagnosis diagnosis = kb.diagnose("AADSTS50105");
    Article article = diagnosis.article().orElseThrow();
    var site = new Explanation(kb, Optional.of(URI.create("https://aadsts.contoso.com/")));
    var none = new Explanation(kb, Optional.empty());

    assertThat(links(site.of(diagnosis, article, Audience.EVERYONE)))
        .containsExactly("Full guide: https://aadsts.contoso.com/codes/50105");
    assertThat(links(none.of(diagnosis, article, Audience.EVERYONE)))
        .containsExactly("Microsoft's page: https://login.microsoftonline.com/error?code=50105");
  }

  private static List<String> links(Reply reply) {
    return reply.root().parts().stream()
        .filter(Part.Choices.class::isInstance)
        .flatMap(part -> ((Part.Choices) part).buttons().stream())
        .filter(button -> button.intent() instanceof Intent.Open)
        .map(button -> button.label() + ": " + ((Intent.Open) button.intent()).url())
        .toList();
  }

  @Test
  void tellsEachCauseWithItsCheckAndItsFixInTheThread() {
    var reply = explain(Plans.detailed(), Audience.ASKER);

    assertThat(reply.details()).hasSize(1);
    assertThat(reply.details().getFirst().parts())
        .filteredOn(Part.Heading.class::isInstance)
        .containsExactly(
            new Part.Heading("1. The door is stuck"),
            new Part.Heading("2. The badge is old"),
            new Part.Heading("3. The moon is full"),
            new Part.Heading("None of these? Collect this for a support case"));
    assertThat(reply.details().getFirst().parts())
        .contains(
            new Part.Snippet(
                "powershell", "Get-Thing 'zoe@contoso.com' 'contoso.onmicrosoft.com'"));
    assertThat(reply.details().toString())
        .contains("https://entra.microsoft.us/#view/users/tenant/contoso.onmicrosoft.com");
  }

  @Test
  void namesWhatItHasNoRoomForAndTakesForACauseOnlyWhatIsOne() {
    var folds =
        explain(Plans.detailed(), Audience.ASKER).details().getFirst().parts().stream()
            .filter(Part.Fold.class::isInstance)
            .map(Part.Fold.class::cast)
            .toList();

    assertThat(folds)
        .extracting(Part.Fold::heading, Part.Fold::below)
        .containsExactly(
            tuple("Other causes", List.of("2. The badge is old", "3. The moon is full")),
            tuple("Other causes", List.of("3. The moon is full")),
            tuple("None of these?", List.of("Collect this for a support case")));
  }

  @Test
  void listsTheIdsThatWereFoundAndTheUsefulOnesThatAreMissing() {
    var reply = explain(Plans.detailed(), Audience.EVERYONE);

    assertThat(facts(reply))
        .filteredOn(Part.Fact::literal)
        .extracting(Part.Fact::name)
        .containsExactly(
            "Correlation ID", "Trace ID", "Timestamp", "Tenant", "Application ID", "Redirect URI");
    assertThat(reply.toString()).doesNotContain("Not in the message");
    assertThat(explain(SignInError.ofCode(Articles.LOCKED_OUT), Audience.EVERYONE).toString())
        .contains("Paste the whole error message", "correlation ID, trace ID");
  }

  @Test
  void namesTheUserToTheAskerOnly() {
    assertThat(facts(explain(Plans.detailed(), Audience.ASKER)))
        .extracting(Part.Fact::name)
        .contains(Field.USER.label());
    assertThat(explain(Plans.detailed(), Audience.EVERYONE).toString()).doesNotContain("zoe");
  }

  @Test
  void saysOnceThatItLeavesTheUserOutOnPurposeWhereOthersReadIt() {
    var unnamed = Plans.detailed().withoutPersonalData();
    var bare = SignInError.ofCode(Articles.LOCKED_OUT);

    List<Part> parts = explain(Plans.detailed(), Audience.EVERYONE).details().getFirst().parts();

    assertThat(parts.stream().filter(ExplanationTest::leavesOutTheUser)).hasSize(1);
    int note = IntStream.range(0, parts.size()).filter(at -> leavesOutTheUser(parts.get(at))).sum();
    assertThat(parts.get(note - 1))
        .isEqualTo(new Part.Snippet("powershell", "Get-Thing '<user>' 'contoso.onmicrosoft.com'"));
    assertThat(explain(unnamed, Audience.EVERYONE).toString()).contains(LEFT_OUT);
    assertThat(rest(unnamed).toString()).contains(LEFT_OUT);
    assertThat(explain(bare, Audience.EVERYONE).toString()).doesNotContain(LEFT_OUT);
    assertThat(rest(bare).toString()).doesNotContain(LEFT_OUT);
    assertThat(explain(Plans.detailed(), Audience.ASKER).toString()).doesNotContain(LEFT_OUT);
    assertThat(explain(unnamed, Audience.ASKER).toString()).doesNotContain(LEFT_OUT);
  }

  private Message rest(SignInError error) {
    return new Explanation(kb, Optional.empty())
        .rest(diagnose(error), Articles.lockedOut(), List.of())
        .orElseThrow();
  }

  private static boolean leavesOutTheUser(Part part) {
    return part instanceof Part.Notice && part.toString().contains(LEFT_OUT);
  }

  @Test
  void offersAChecklistTheGuideAndAReport() {
    var intents = Buttons.in(explain(Plans.detailed(), Audience.ASKER));

    assertThat(intents).hasSize(3);
    assertThat(intents.get(0)).isInstanceOf(Intent.Start.class);
    assertThat(intents.get(1))
        .isEqualTo(new Intent.Open("https://login.microsoftonline.us/error?code=50105"));
    assertThat(intents.get(2)).isEqualTo(new Intent.Report(Articles.LOCKED_OUT));
    assertThat(intents.toString()).doesNotContain("zoe");
  }

  @ParameterizedTest
  @CsvSource({
    "https://bot.contoso.com, https://bot.contoso.com/codes/50105",
    "https://bot.contoso.com/, https://bot.contoso.com/codes/50105",
    "https://intra.contoso.com/aadsts, https://intra.contoso.com/aadsts/codes/50105",
    "https://intra.contoso.com/aadsts/, https://intra.contoso.com/aadsts/codes/50105"
  })
  void linksToOurOwnGuideWhereItHasOne(String base, String guide) {
    var explanation = new Explanation(kb, Optional.of(URI.create(base)));
    var reply = explanation.of(diagnose(Plans.detailed()), Articles.lockedOut(), Audience.EVERYONE);

    assertThat(Buttons.in(reply)).contains(new Intent.Open(guide));
  }

  @Test
  void offersNoChecklistWhereNothingCanBeChecked() {
    Article bare = Articles.article(Articles.LOCKED_OUT, "Old", List.of());
    Article retired = Articles.with(bare, Article.Status.RETIRED, Optional.of(Articles.EXPIRED));
    KnowledgeBase other = Articles.kb(retired, Articles.expired());
    var diagnosis =
        other.diagnose(SignInError.ofCode(Articles.LOCKED_OUT), s -> false, (c, i) -> 0);

    var reply = new Explanation(other, Optional.empty()).of(diagnosis, retired, Audience.EVERYONE);

    assertThat(Buttons.in(reply)).noneMatch(Intent.Start.class::isInstance);
    assertThat(reply.root().summary()).endsWith("can fix this.");
  }

  private Reply explain(SignInError error, Audience audience) {
    return new Explanation(kb, Optional.empty())
        .of(diagnose(error), Articles.lockedOut(), audience);
  }

  private Diagnosis diagnose(SignInError error) {
    return kb.diagnose(error, "door says so"::equals, (code, cause) -> 0);
  }

  private static List<Part.Fact> facts(Reply reply) {
    return reply.root().parts().stream()
        .filter(Part.Facts.class::isInstance)
        .flatMap(part -> ((Part.Facts) part).facts().stream())
        .toList();
  }
}
