package dev.aadsts.bot.slack.interaction;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.slack.block.SlackText;
import dev.aadsts.bot.slack.event.Apology;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.event.Recorder;
import dev.aadsts.bot.slack.view.Form;
import dev.aadsts.bot.slack.view.PasteModal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the two shortcuts: the one on a message brings its words along, so that no scope to read
 * channels is needed; the global one opens a window to paste into. Called by many threads.
 *
 * @see <a href="https://docs.slack.dev/interactivity/implementing-shortcuts">Slack: shortcuts</a>
 */
public final class Shortcuts {
  /** On a message. */
  public static final String EXPLAIN = "explain_message";

  /** From anywhere. */
  public static final String PASTE = "paste_error";

  private final Recorder recorder;
  private final Apology apology;
  private final Windows windows;
  private final People people;

  public Shortcuts(Recorder recorder, Apology apology, Windows windows, People people) {
    this.recorder = recorder;
    this.apology = apology;
    this.windows = windows;
    this.people = people;
  }

  public void listenTo(App app) {
    app.messageShortcut(EXPLAIN, (request, context) -> explain(request.getPayload()));
    app.globalShortcut(PASTE, (request, context) -> paste(request.getPayload()));
    app.viewSubmission(PasteModal.CALLBACK, (request, context) -> pasted(request.getPayload()));
  }

  private Response explain(MessageShortcutPayload payload) {
    String team = payload.getTeam().getId();
    var shortcut =
        new Received.Shortcut(
            team,
            payload.getChannel().getId(),
            orEmpty(payload.getChannel().getName()),
            payload.getMessage().getTs(),
            Optional.ofNullable(payload.getMessage().getThreadTs()),
            people.of(payload),
            SlackText.plain(orEmpty(payload.getMessage().getText())).strip(),
            Optional.ofNullable(payload.getResponseUrl()));
    try {
      recorder.record("trigger:" + payload.getTriggerId(), shortcut);
    } catch (NotRecordedException e) {
      apology.whisper(team, shortcut.responseUrl(), e);
    }
    return Response.ok();
  }

  private Response paste(GlobalShortcutPayload payload) {
    windows.open(payload.getTeam().getId(), payload.getTriggerId(), PasteModal.view());
    return Response.ok();
  }

  private Response pasted(ViewSubmissionPayload payload) {
    Form form = Form.in(payload.getView());
    String text = PasteModal.text(form).strip();
    if (text.isEmpty()) {
      return Response.json(200, PasteModal.complaint("Paste an error, or type its code."));
    }
    String team = payload.getTeam().getId();
    Person person = people.of(payload);
    Optional<String> chosen = PasteModal.conversation(form);
    var pasted =
        new Received.Pasted(team, chosen.orElse(person.id()), person, text, responseUrl(payload));
    try {
      recorder.record("view:" + payload.getView().getId(), pasted);
    } catch (NotRecordedException e) {
      return Response.json(200, PasteModal.complaint(Apology.plain(e)));
    }
    return chosen.isPresent() ? Response.ok() : Response.json(200, PasteModal.underWay());
  }

  private static Optional<String> responseUrl(ViewSubmissionPayload payload) {
    return Optional.ofNullable(payload.getResponseUrls()).stream()
        .flatMap(urls -> urls.stream())
        .map(ViewSubmissionPayload.ResponseUrl::getResponseUrl)
        .findFirst();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
