package dev.aadsts.bot.slack.interaction;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.slack.event.Apology;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.event.Recorder;
import dev.aadsts.bot.slack.view.AssignModal;
import dev.aadsts.bot.slack.view.CaseModal;
import dev.aadsts.bot.slack.view.FeedbackModal;
import dev.aadsts.bot.slack.view.Form;
import dev.aadsts.bot.slack.view.NoteModal;
import dev.aadsts.bot.slack.view.PasteModal;
import dev.aadsts.bot.slack.view.SettingsModal;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Takes what people filled into the windows that their presses opened: each goes on as that press,
 * with what they filled in. Called by many threads.
 */
public final class Submissions {
  /** The windows that come back to us. */
  public static final Set<String> CALLBACKS =
      Set.of(
          NoteModal.CALLBACK,
          AssignModal.CALLBACK,
          FeedbackModal.CALLBACK,
          SettingsModal.CALLBACK,
          CaseModal.CALLBACK,
          PasteModal.CALLBACK);

  private final Recorder recorder;
  private final People people;

  public Submissions(Recorder recorder, People people) {
    this.recorder = recorder;
    this.people = people;
  }

  public void listenTo(App app) {
    take(
        app,
        NoteModal.CALLBACK,
        (press, form) -> press.withInput(NoteModal.text(form)),
        NoteModal::complaint);
    take(
        app,
        FeedbackModal.CALLBACK,
        (press, form) -> press.withInput(FeedbackModal.text(form)),
        FeedbackModal::complaint);
    take(
        app,
        AssignModal.CALLBACK,
        (press, form) -> press.withChosen(AssignModal.person(form)),
        AssignModal::complaint);
    app.viewSubmission(
        SettingsModal.CALLBACK,
        (request, context) ->
            take(
                request.getPayload(),
                (press, form) -> press.withValue(IntentCodec.encode(SettingsModal.chosen(form))),
                words -> SettingsModal.complaint(Form.in(request.getPayload().getView()), words)));
    app.viewSubmission(CaseModal.CALLBACK, (request, context) -> Response.ok());
  }

  private void take(
      App app,
      String callback,
      BiFunction<Received.Pressed, Form, Received.Pressed> filledIn,
      UnaryOperator<String> complaint) {
    app.viewSubmission(
        callback, (request, context) -> take(request.getPayload(), filledIn, complaint));
  }

  private Response take(
      ViewSubmissionPayload payload,
      BiFunction<Received.Pressed, Form, Received.Pressed> filledIn,
      UnaryOperator<String> complaint) {
    Optional<Received.Pressed> press = press(payload);
    if (press.isEmpty()) {
      return Response.ok();
    }
    var submitted =
        filledIn.apply(press.get().withPerson(people.of(payload)), Form.in(payload.getView()));
    try {
      recorder.record("view:" + payload.getView().getId(), submitted);
      return Response.ok();
    } catch (NotRecordedException e) {
      return Response.json(200, complaint.apply(Apology.plain(e)));
    }
  }

  // The press that opened the window, which never leaves the workspace.
  private static Optional<Received.Pressed> press(ViewSubmissionPayload payload) {
    try {
      return Received.decode(payload.getView().getPrivateMetadata())
              instanceof Received.Pressed pressed
          ? Optional.of(pressed).filter(it -> it.team().equals(payload.getTeam().getId()))
          : Optional.empty();
    } catch (IllegalArgumentException e) { // The window of another version of the bot.
      return Optional.empty();
    }
  }
}
