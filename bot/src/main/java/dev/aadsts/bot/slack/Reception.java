package dev.aadsts.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.slack.api.SlackClient;
import dev.aadsts.bot.slack.api.VirtualThreads;
import dev.aadsts.bot.slack.event.Apology;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Recorder;
import dev.aadsts.bot.slack.home.HomeTab;
import dev.aadsts.bot.slack.install.Installations;
import dev.aadsts.bot.slack.interaction.Interactions;
import dev.aadsts.bot.slack.interaction.PressWindows;
import dev.aadsts.bot.slack.interaction.Shortcuts;
import dev.aadsts.bot.slack.interaction.Submissions;
import dev.aadsts.bot.slack.interaction.Windows;
import dev.aadsts.bot.slack.request.SlackEndpoint;
import dev.aadsts.bot.slack.request.SlackListeners;
import dev.aadsts.bot.slack.speech.AnswersAtOnce;
import dev.aadsts.bot.slack.speech.Hearing;
import dev.aadsts.bot.slack.workspace.SlackLinks;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Puts together who takes what comes in from Slack. */
record Reception(
    SlackSettings settings,
    SlackClient client,
    Workspaces workspaces,
    SlackLinks links,
    Installations installations,
    People people,
    Answerer answerer) {

  /** Where all of it comes in; what is taken down goes into the inbox. */
  SlackEndpoint open(Inbox inbox, AnswersAtOnce answersAtOnce, Hearing hearing, Presses presses) {
    var recorder = new Recorder(inbox);
    var listeners = new SlackListeners(recorder, answersAtOnce, hearing, workspaces, people);
    var apology = new Apology(workspaces);
    var windows = new Windows(workspaces);
    var home = new HomeTab(recorder, workspaces, people, answerer);
    var interactions =
        new Interactions(recorder, apology, windows, new PressWindows(presses), home, people);
    var submissions = new Submissions(recorder, people);
    var shortcuts = new Shortcuts(recorder, apology, windows, people);
    Supplier<App> app =
        () -> {
          App bolt = bolt();
          home.listenTo(bolt);
          interactions.listenTo(bolt);
          submissions.listenTo(bolt);
          shortcuts.listenTo(bolt);
          return bolt;
        };
    return new SlackEndpoint(listeners, app, home, installations, links);
  }

  // The sender is checked before Bolt sees a request, and we know our tokens: no middleware, and so
  // no auth.test for each request.
  private App bolt() {
    var config = new AppConfig();
    settings.signingSecret().ifPresent(config::setSigningSecret);
    config.setSlack(client.slack());
    config.setRequestVerificationEnabled(false);
    config.setExecutorServiceProvider(new VirtualThreads());
    return new App(config, client.slack(), new ArrayList<>());
  }
}
