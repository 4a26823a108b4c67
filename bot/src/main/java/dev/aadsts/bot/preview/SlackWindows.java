package dev.aadsts.bot.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.answer.Home;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.CaseSummary;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.slack.home.HomeView;
import dev.aadsts.bot.slack.view.AssignModal;
import dev.aadsts.bot.slack.view.CaseModal;
import dev.aadsts.bot.slack.view.FeedbackModal;
import dev.aadsts.bot.slack.view.NoteModal;
import dev.aadsts.bot.slack.view.PasteModal;
import dev.aadsts.bot.slack.view.SettingsModal;
import dev.aadsts.kb.Article;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bot shows in Slack besides messages: its windows, and the Home tab. */
final class SlackWindows {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PRESS = "{}";
  private static final URI LINK = URI.create("https://slack.com/app_redirect?channel=C1");

  private SlackWindows() {}

  /** All of them, where there is a checklist to speak of. */
  static String of(Article article, Optional<Checklist> checklist) {
    Stream<String> modals =
        Stream.concat(
            checklist.map(CaseSummary::of).map(CaseModal::view).stream(),
            Stream.of(
                PasteModal.view(),
                NoteModal.view(PRESS),
                FeedbackModal.view(article.code(), PRESS),
                AssignModal.view(PRESS),
                SettingsModal.ofChannel(settings(), PRESS)));
    return homes(article, checklist)
        + Html.each(modals.map(SlackWindows::tree).map(SlackHtml::modal).toList());
  }

  private static String homes(Article article, Optional<Checklist> checklist) {
    List<Home.Mine> open =
        checklist.stream()
            .map(
                it ->
                    new Home.Mine(
                        it.plan().code() + " " + it.plan().title(),
                        "0 of %d checked".formatted(it.plan().causes().size()),
                        Optional.of(LINK)))
            .toList();
    List<Home.Recent> recent =
        List.of(new Home.Recent(article.code(), Optional.of(article.title()), 3));
    return SlackHtml.home(HomeView.of(new Home(open, recent), Optional.empty()))
        + SlackHtml.home(HomeView.of(new Home(List.of(), List.of()), Optional.empty()));
  }

  private static Overview settings() {
    var change =
        new SettingsChange(
            Scope.CHANNEL,
            Setting.RECEIPTS,
            Optional.of("on"),
            new Person("ann", "Ann"),
            Instant.EPOCH);
    Settings settings = Settings.DEFAULT.with(Setting.RECEIPTS, "on");
    return new Overview(
        new Conversation(Platform.SLACK, "T1", "C1", Optional.empty()),
        settings,
        Arrays.stream(Setting.values())
            .map(
                setting ->
                    setting == change.setting()
                        ? new Overview.Entry(setting, "on", Scope.CHANNEL, Optional.of(change))
                        : new Overview.Entry(
                            setting, settings.value(setting), Scope.INSTALLATION, Optional.empty()))
            .toList());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No view: " + json, e);
    }
  }
}
