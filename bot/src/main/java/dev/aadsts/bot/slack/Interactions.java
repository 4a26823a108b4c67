package dev.aadsts.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import dev.aadsts.bot.delivery.NotRecordedException;
import dev.aadsts.bot.delivery.Patience;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.slack.block.SlackButtons;
import dev.aadsts.bot.slack.view.Form;
import dev.aadsts.bot.slack.view.NoteModal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes presses of buttons, and what people wrote in the windows that these open. Called by many
 * threads.
 */
final class Interactions {
  private static final Pattern ANY_PRESS = Pattern.compile(SlackButtons.ACTION + ".*");

  private final Recorder recorder;
  private final Apology apology;
  private final Windows windows;
  private final People people;

  Interactions(Recorder recorder, Apology apology, Windows windows, People people) {
    this.recorder = recorder;
    this.apology = apology;
    this.windows = windows;
    this.people = people;
  }

  void listenTo(App app) {
    app.blockAction(ANY_PRESS, (request, context) -> press(request.getPayload()));
    app.viewSubmission(NoteModal.CALLBACK, (request, context) -> note(request.getPayload()));
  }

  private Response press(BlockActionPayload payload) {
    BlockActionPayload.Action action = payload.getActions().getFirst();
    BlockActionPayload.Container container = payload.getContainer();
    BlockActionPayload.Channel channel = payload.getChannel();
    if (action.getValue() == null || container == null || channel == null) {
      return Response.ok(); // A link: nothing comes back to us.
    }
    String team = payload.getTeam().getId();
    BlockActionPayload.User user = payload.getUser();
    String thread = container.getThreadTs();
    var pressed =
        new Received.Pressed(
            team,
            channel.getId(),
            container.getMessageTs(),
            Optional.ofNullable(thread).filter(root -> !root.equals(container.getMessageTs())),
            container.isEphemeral(),
            people.named(
                team, user.getId(), user.getName() == null ? user.getUsername() : user.getName()),
            action.getValue(),
            Optional.empty(),
            Optional.ofNullable(payload.getResponseUrl()));
    if (IntentCodec.decode(action.getValue()).orElse(null) instanceof Intent.WriteNote) {
      windows.open(team, payload.getTriggerId(), NoteModal.view(pressed.forModal().encode()));
      return Response.ok();
    }
    try {
      recorder.record("trigger:" + payload.getTriggerId(), pressed, Patience.OF_A_PERSON);
    } catch (NotRecordedException e) {
      apology.whisper(team, pressed.responseUrl(), e);
    }
    return Response.ok();
  }

  private Response note(ViewSubmissionPayload payload) {
    if (Received.decode(payload.getView().getPrivateMetadata()) instanceof Received.Pressed pressed
        && pressed.team().equals(payload.getTeam().getId())) {
      ViewSubmissionPayload.User user = payload.getUser();
      String name = user.getName() == null ? user.getUsername() : user.getName();
      var noted =
          pressed.by(
              people.named(pressed.team(), user.getId(), name),
              NoteModal.text(Form.in(payload.getView())));
      try {
        recorder.record("view:" + payload.getView().getId(), noted, Patience.OF_A_PERSON);
      } catch (NotRecordedException e) {
        return Response.json(200, NoteModal.complaint(Apology.plain(e)));
      }
    }
    return Response.ok();
  }
}
