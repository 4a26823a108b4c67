package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u00A0", "\u2003"})
  void isNothingWhereNothingWasSaid(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help", "HELP", " help ", "Help!", "help?", "?", "hi", "Hello.", "hey,", "--help", "-h"
      })
  void isACallForHelp(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Help());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search",
        "find",
        "checklist",
        "start",
        "private",
        "public",
        "note",
        "explain",
        "note:"
      })
  void explainsHowASubCommandIsUsedThatCameAlone(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Help());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"search reply url", "Find  reply url ", "SEARCH: reply url", "find\nreply url"})
  void isASearch(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Search("reply url"));
  }

  // Where a client makes no command of it, the words arrive as they were typed.
  @ParameterizedTest
  @CsvSource({
    "/help, help",
    "/aadsts, ''",
    "/aadsts help, help",
    "/AADSTS search reply url, search reply url",
    "/search reply url, search reply url",
    "/aadsts 50105, 50105",
    "/aadsts AADSTS50105: blocked, AADSTS50105: blocked",
    "/checklist 50105, checklist 50105",
  })
  void isWhatStandsBehindASlash(String typed, String meant) {
    assertThat(RequestReader.read(typed)).isEqualTo(RequestReader.read(meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/common/oauth2/v2.0/token AADSTS50105", "/ 50105", "/aadsts50105"})
  void explainsWhatMerelyBeginsWithASlash(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Explain(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"checklist 50105", "Start 50105", "checklist: 50105"})
  void isTheStartOfAChecklist(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.StartChecklist("50105"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private 50105",
        "Private: 50105",
        "private, 50105",
        "privately 50105",
        "quietly 50105"
      })
  void isAQuestionInPrivate(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.ExplainPrivately("50105"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public 50105", "Publicly: 50105"})
  void isAQuestionInPublic(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.ExplainPublicly("50105"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings everywhere autodetect off",
        "settings workspace autodetect off",
        "settings autodetect off everywhere",
        "setting everywhere autodetect=off",
      })
  void isAChangeOfASettingEverywhere(String typed) {
    assertThat(RequestReader.read(typed))
        .isEqualTo(new Request.ChangeSettings(Scope.WORKSPACE, Setting.AUTODETECT, "off"));
  }

  @ParameterizedTest
  @CsvSource({
    "settings foo on, , foo",
    "settings autodetect maybe, AUTODETECT, maybe",
    "settings here autodetect, AUTODETECT, ''",
    "settings please, , please",
  })
  void isASettingThatThereIsNot(String typed, Setting setting, String word) {
    assertThat(RequestReader.read(typed))
        .isEqualTo(new Request.MisreadSettings(Optional.ofNullable(setting), word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"settings here", "settings everywhere", "settings"})
  void asksWhatIsSet(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.ShowSettings());
  }

  // A sentence is no setting.
  @Test
  void explainsWhatMerelyBeginsWithSettings() {
    String sentence = "settings of our app give AADSTS50011 since today";

    assertThat(RequestReader.read(sentence)).isEqualTo(new Request.Explain(sentence));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings autodetect on",
        "Settings: channel  Autodetect ON",
        "settings here autodetect on",
        "settings autodetect on here"
      })
  void isAChangeOfASetting(String typed) {
    assertThat(RequestReader.read(typed))
        .isEqualTo(new Request.ChangeSettings(Scope.CHANNEL, Setting.AUTODETECT, "on"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"note the hinge squeaks", "Note: the hinge squeaks"})
  void isANote(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Note("the hinge squeaks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "Status?", "checklists"})
  void asksWhichChecklistsAreOpen(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50105",
        "AADSTS50105: Your administrator has configured ...",
        "error 50105 pls",
        "help me with 50105",
        "\u201C50105\u201D",
        "what does 50105 mean?",
        "hello 50105",
        "!!!",
        "\uD83D\uDE80",
        "\u0000\u0001"
      })
  void explainsEverythingElse(String typed) {
    assertThat(RequestReader.read(typed)).isEqualTo(new Request.Explain(typed));
  }

  @Test
  void explainsWhatIsToBeExplained() {
    assertThat(RequestReader.read("explain AADSTS50105: x"))
        .isEqualTo(new Request.Explain("AADSTS50105: x"));
    assertThat(RequestReader.read("explain: 50105")).isEqualTo(new Request.Explain("50105"));
  }
}
