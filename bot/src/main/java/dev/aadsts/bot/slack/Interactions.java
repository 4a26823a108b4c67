package dev.aadsts.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import dev.aadsts.bot.delivery.NotRecordedException;
import dev.aadsts.bot.delivery.Patience;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.slack.block.SlackButtons;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Takes presses of buttons: one opens a window, or is an event. A press whose window does not come
 * to be is an event, too, so that the person hears something. Called by many threads.
 */
final class Interactions {
  private static final Pattern ANY_PRESS = Pattern.compile(SlackButtons.ACTION + ".*");

  private final Recorder recorder;
  private final Apology apology;
  private final Windows windows;
  private final PressWindows opens;
  private final People people;

  Interactions(
      Recorder recorder, Apology apology, Windows windows, PressWindows opens, People people) {
    this.recorder = recorder;
    this.apology = apology;
    this.windows = windows;
    this.opens = opens;
    this.people = people;
  }

  void listenTo(App app) {
    app.blockAction(ANY_PRESS, (request, context) -> press(request.getPayload()));
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
            Optional.ofNullable(payload.getResponseUrl()));
    Optional<Supplier<Optional<String>>> window =
        IntentCodec.decode(action.getValue()).flatMap(intent -> opens.of(pressed, intent));
    if (window.isPresent()) {
      windows.open(
          team,
          payload.getTriggerId(),
          window.get(),
          () -> record(payload.getTriggerId(), pressed));
    } else {
      record(payload.getTriggerId(), pressed);
    }
    return Response.ok();
  }

  private void record(String trigger, Received.Pressed pressed) {
    try {
      recorder.record("trigger:" + trigger, pressed, Patience.OF_A_PERSON);
    } catch (NotRecordedException e) {
      apology.whisper(pressed.team(), pressed.responseUrl(), e);
    }
  }
}
