package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.kb.Article;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code, or a paste with codes in it, is answered with. */
final class AnswererTest {
  static final String PASTE =
      """
      AADSTS50105: The signed in user 'zoe@contoso.com' is not assigned to a role for the \
      application 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'(HR). The door says so.
      Trace ID: 66666666-7777-8888-9999-000000000000
      Correlation ID: 11111111-2222-3333-4444-555555555555
      Timestamp: 2026-11-20 11:58:00Z\
      """;

  private final Desk desk = new Desk(Articles.kb());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50105",
        "AADSTS50105",
        "aadsts 50105",
        "error 50105 pls",
        "explain 50105",
        "\"50105\"",
        "\u201CAADSTS50105\u201D",
        "`AADSTS50105`",
        "AADSTS50105: The signed in user is not assigned",
        "what is AADSTS50105?",
        "help AADSTS50105",
        "50105?"
      })
  void explainsACodeHoweverItIsWritten(String text) {
    for (Addressing addressing :
        new Addressing[] {Addressing.COMMAND, Addressing.MENTION, Addressing.DIRECT}) {
      Reply reply = said(desk.answer(addressing, text));

      assertThat(reply.root().summary())
          .startsWith("AADSTS50105: The badge does not open the door.");
      assertThat(reply.audience()).isEqualTo(Audience.EVERYONE);
      assertThat(reply.details()).hasSize(1);
    }
  }

  @Test
  void explainsTheInnermostOfSeveralCodesAndNamesTheOthers() {
    var reply =
        said(
            desk.answer(
                Addressing.MENTION,
                "AADSTS70002: Error validating credentials. AADSTS50105: not assigned."
                    + " Trace ID: 66666666-7777-8888-9999-000000000000"));

    assertThat(reply.root().summary()).startsWith("AADSTS50105");
    assertThat(reply.toString()).contains("Also in the message: AADSTS70002 (not on file)");
  }

  @Test
  void namesTenOtherCodesAndCountsTheRest() {
    String others =
        IntStream.rangeClosed(1, 12)
            .mapToObj(number -> "see also AADSTS10000" + (10 + number))
            .collect(Collectors.joining("\n"));

    Reply reply = said(desk.answer(Addressing.MENTION, "AADSTS50105: not assigned.\n" + others));

    assertThat(reply.toString())
        .contains("AADSTS1000011 (not on file), ", "AADSTS1000020 (not on file) and 2 more")
        .doesNotContain("AADSTS1000021");
  }

  @Test
  void staysSilentWhereNobodyAskedAndNobodySwitchedItOn() {
    assertThat(desk.answer(Addressing.OVERHEARD, PASTE)).isEmpty();
  }

  @Test
  void copesWithAMegabyte() {
    for (String text :
        new String[] {
          "x".repeat(1_000_000),
          "AADSTS50105 ".repeat(80_000),
          "eyJ-".repeat(250_000),
          "\uD83D\uDE80".repeat(500_000),
          " ".repeat(1_000_000),
          "search " + "door ".repeat(200_000),
          "note " + "x".repeat(1_000_000)
        }) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThat(desk.answer(Addressing.MENTION, text)).isNotEmpty());
    }
  }

  @Test
  void marksDraftsRetiredArticlesAndHouseRules() {
    Article draft = Articles.with(Articles.lockedOut(), Article.Status.DRAFT, Optional.empty());
    Article retired =
        Articles.with(Articles.expired(), Article.Status.RETIRED, Optional.of(Articles.LOCKED_OUT));
    Article house = Articles.withHouseNote(Articles.lockedOut(), "Ask `#identity` first.");

    assertThat(new Desk(Articles.kb(draft)).answer(Addressing.MENTION, "50105").toString())
        .contains("A draft:");
    assertThat(
            new Desk(Articles.kb(Articles.lockedOut(), retired))
                .answer(Addressing.MENTION, "50173")
                .toString())
        .contains("AADSTS50173 is no longer issued; read AADSTS50105 instead.");
    assertThat(new Desk(Articles.kb(house)).answer(Addressing.MENTION, "50105").toString())
        .contains("HOUSE", "#identity");
    assertThat(desk.answer(Addressing.MENTION, "50105").toString())
        .doesNotContain("A draft:", "no longer issued", "HOUSE");
  }

  @Test
  void putsWhatTheMessageMentionsFirstAndSaysSo() {
    assertThat(desk.answer(Addressing.MENTION, PASTE).toString())
        .contains("Your message mentions \u201cdoor says so\u201d", "1. The door is stuck");
  }
}
