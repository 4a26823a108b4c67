package dev.aadsts.bot.slack.view;

import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.answer.Home;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.CaseSummary;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.slack.block.BlockKitRules;
import dev.aadsts.bot.slack.home.HomeView;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.KnowledgeBase;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds every window and the Home tab against Slack's rules, with all that may be in them. */
final class EveryViewTest {
  private static final KnowledgeBase KB = KnowledgeBase.bundled();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Person ANA = new Person("U0ANA", "n".repeat(60));
  private static final String PRESS = "p".repeat(3000);

  @Test
  void fitsTheFeedbackAndTheCaseOfEveryArticleIntoItsWindow() {
    for (Article article : KB.articles()) {
      assertThat(modal(FeedbackModal.view(article.code(), PRESS)))
          .as("%s", article.code())
          .isEmpty();
      caseOf(article)
          .ifPresent(
              checklist -> {
                String view = CaseModal.view(CaseSummary.of(checklist));
                assertThat(modal(view)).as("%s", article.code()).isEmpty();
                assertThat(fields(view))
                    .as("%s is whole", article.code())
                    .isEqualTo(CaseSummary.of(checklist).replaceAll("\\s+", ""));
              });
    }
  }

  @Test
  void fitsALongCaseIntoItsWindow() {
    Checklist checklist =
        KB.articles().stream()
            .flatMap(article -> caseOf(article).stream())
            .findFirst()
            .orElseThrow();
    for (int at = 0; at < 100; at++) {
      Command note =
          new Command.AddNote(at + "\ud83d\ude00".repeat(Checklist.LONGEST_NOTE / 2 - 2));
      checklist =
          ((Checklist.Result.Changed) checklist.apply(note, ANA, Instant.EPOCH)).checklist();
    }

    String view = CaseModal.view(CaseSummary.of(checklist));
    assertThat(modal(view)).isEmpty();
    assertThat(fields(view)).isEqualTo(CaseSummary.of(checklist).replaceAll("\\s+", ""));
  }

  @Test
  void fitsAllOtherWindows() {
    assertThat(modal(PasteModal.view())).isEmpty();
    assertThat(modal(NoteModal.view(PRESS))).isEmpty();
    assertThat(modal(AssignModal.view(PRESS))).isEmpty();
    for (Settings settings : List.of(Settings.DEFAULT, unusual())) {
      assertThat(modal(SettingsModal.ofChannel(overview(settings), PRESS))).isEmpty();
      assertThat(modal(SettingsModal.ofWorkspace(overview(settings), PRESS))).isEmpty();
    }
  }

  @Test
  void fitsTheHomeTabWithTheLongestTitlesAndHostileNames() {
    List<Article> longest =
        KB.articles().stream()
            .sorted((one, other) -> other.title().length() - one.title().length())
            .limit(20)
            .toList();
    List<Home.Mine> mine =
        longest.stream()
            .map(
                article ->
                    new Home.Mine(
                        article.code() + " " + article.title(),
                        "0 of 9 checked, <!channel> *" + "x".repeat(500) + "* is on it",
                        Optional.of(URI.create("https://slack.com/app_redirect?channel=C1"))))
            .toList();
    List<Home.Recent> recent =
        longest.stream()
            .map(article -> new Home.Recent(article.code(), Optional.of(article.title()), 12_345))
            .toList();

    for (Home home : List.of(new Home(mine, recent), new Home(List.of(), List.of()))) {
      JsonNode view = HomeView.of(home, Optional.of("n".repeat(3000)));
      assertThat(BlockKitRules.homeFaults(view)).isEmpty();
      assertThat(view.toString()).doesNotContain("<!channel>");
    }
  }

  @Test
  void drawsTheSameHomeTabAlikeAndAnotherOtherwise() {
    var empty = new Home(List.of(), List.of());

    String one = HomeView.of(empty, Optional.empty()).path("private_metadata").asText();

    assertThat(HomeView.of(empty, Optional.empty()).path("private_metadata").asText())
        .isEqualTo(one)
        .hasSize(43);
    assertThat(HomeView.of(empty, Optional.of("new")).path("private_metadata").asText())
        .isNotEqualTo(one);
  }

  private static Optional<Checklist> caseOf(Article article) {
    String paste =
        article.examples().stream().findFirst().orElse(article.code().toString())
            + "\nTrace ID: 22222222-2222-3333-4444-555555555500";
    var where = new Conversation(Platform.SLACK, "T1", "C1", Optional.of("1.1"));
    return Plan.of(KB.diagnose(paste))
        .map(plan -> Checklist.start(where, plan, ANA, Instant.EPOCH));
  }

  private static Settings unusual() {
    return Settings.DEFAULT.with(Setting.LANGUAGE, "fi").with(Setting.ANSWERS, "private");
  }

  private static Overview overview(Settings settings) {
    return new Overview(
        CHANNEL,
        settings,
        Arrays.stream(Setting.values())
            .map(
                setting ->
                    new Overview.Entry(
                        setting,
                        settings.value(setting),
                        Scope.WORKSPACE,
                        Optional.of(
                            new SettingsChange(
                                Scope.WORKSPACE,
                                setting,
                                Optional.of(settings.value(setting)),
                                ANA,
                                Instant.EPOCH))))
            .toList());
  }

  private static List<String> modal(String view) {
    return BlockKitRules.modalFaults(tree(view));
  }

  private static String fields(String view) {
    return String.join("", tree(view).findValuesAsText("initial_value")).replaceAll("\\s+", "");
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
