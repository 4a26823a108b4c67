package dev.aadsts.bot.slack.interaction;

import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.view.AssignModal;
import dev.aadsts.bot.slack.view.CaseModal;
import dev.aadsts.bot.slack.view.FeedbackModal;
import dev.aadsts.bot.slack.view.NoteModal;
import dev.aadsts.bot.slack.view.SettingsModal;
import java.util.Optional;
import java.util.function.Supplier;

/** Which presses open a window, and what is in it. Safe for use by many threads. */
public final class PressWindows {
  private final Presses presses;

  public PressWindows(Presses presses) {
    this.presses = presses;
  }

  /**
   * The window for that press, made when it is asked for; empty where the press opens none.
   *
   * @return a supplier that may read from the store, and that gives nothing where there is nothing
   *     to show in a window
   */
  Optional<Supplier<Optional<String>>> of(Received.Pressed pressed, Intent intent) {
    return switch (intent) {
      case Intent.WriteNote note -> Optional.of(() -> Optional.of(NoteModal.view(kept(pressed))));
      case Intent.Assign assign -> Optional.of(() -> Optional.of(AssignModal.view(kept(pressed))));
      case Intent.Report(var code) ->
          Optional.of(() -> Optional.of(FeedbackModal.view(code, kept(pressed))));
      case Intent.EditSettings edit when !pressed.person().external() ->
          Optional.of(() -> Optional.of(settings(pressed)));
      case Intent.Summarize summarize -> Optional.of(() -> summary(pressed, summarize));
      default -> Optional.empty();
    };
  }

  private static String kept(Received.Pressed pressed) {
    return pressed.withoutResponseUrl().encode();
  }

  private String settings(Received.Pressed pressed) {
    Overview overview = presses.settings(pressed.conversation());
    return pressed.isInHome()
        ? SettingsModal.ofWorkspace(overview, kept(pressed))
        : SettingsModal.ofChannel(overview, kept(pressed));
  }

  private Optional<String> summary(Received.Pressed pressed, Intent.Summarize summarize) {
    return Effect.told(presses.press(pressed.asPress("window", summarize, Optional.empty())))
        .flatMap(message -> text(message).stream())
        .findFirst()
        .map(CaseModal::view);
  }

  private static Optional<String> text(Message message) {
    return message.parts().stream()
        .filter(Part.Snippet.class::isInstance)
        .map(part -> ((Part.Snippet) part).text())
        .findFirst();
  }
}
