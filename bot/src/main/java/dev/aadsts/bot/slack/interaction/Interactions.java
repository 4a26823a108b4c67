package dev.aadsts.bot.slack.interaction;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.slack.block.SlackButtons;
import dev.aadsts.bot.slack.event.Apology;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.event.Recorder;
import dev.aadsts.bot.slack.home.HomeTab;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Takes presses of buttons: one opens a window, or is an event. A press whose window does not come
 * to be is an event, too, so that the person hears something. Called by many threads.
 */
public final class Interactions {
  private static final Pattern ANY_PRESS = Pattern.compile(SlackButtons.ACTION + ".*");

  private final Recorder recorder;
  private final Apology apology;
  private final Windows windows;
  private final PressWindows opens;
  private final HomeTab home;
  private final People people;

  public Interactions(
      Recorder recorder,
      Apology apology,
      Windows windows,
      PressWindows opens,
      HomeTab home,
      People people) {
    this.recorder = recorder;
    this.apology = apology;
    this.windows = windows;
    this.opens = opens;
    this.home = home;
    this.people = people;
  }

  public void listenTo(App app) {
    app.blockAction(ANY_PRESS, (request, context) -> press(request.getPayload()));
  }

  private Response press(BlockActionPayload payload) {
    if (payload.getActions().getFirst().getValue() == null) {
      return Response.ok(); // A link: nothing comes back to us.
    }
    Optional<Received.Pressed> press =
        payload.getChannel() == null ? inHome(payload) : onMessage(payload);
    press.ifPresent(pressed -> press(payload, pressed));
    return Response.ok();
  }

  private Optional<Received.Pressed> onMessage(BlockActionPayload payload) {
    BlockActionPayload.Container container = payload.getContainer();
    if (container == null) {
      return Optional.empty();
    }
    String thread = container.getThreadTs();
    return Optional.of(
        new Received.Pressed(
            payload.getTeam().getId(),
            payload.getChannel().getId(),
            container.getMessageTs(),
            Optional.ofNullable(thread).filter(root -> !root.equals(container.getMessageTs())),
            container.isEphemeral(),
            people.of(payload),
            payload.getActions().getFirst().getValue(),
            Optional.ofNullable(payload.getResponseUrl())));
  }

  // What is pressed there is answered to the person alone.
  private Optional<Received.Pressed> inHome(BlockActionPayload payload) {
    return Optional.ofNullable(payload.getView())
        .map(
            home ->
                Received.Pressed.inHome(
                    payload.getTeam().getId(),
                    people.of(payload),
                    payload.getActions().getFirst().getValue()));
  }

  private void press(BlockActionPayload payload, Received.Pressed pressed) {
    Optional<Supplier<Optional<String>>> window =
        IntentCodec.decode(pressed.value()).flatMap(intent -> opens.of(pressed, intent));
    if (window.isPresent()) {
      windows.open(
          pressed.team(),
          payload.getTriggerId(),
          window.get(),
          () -> record(payload.getTriggerId(), pressed));
    } else {
      record(payload.getTriggerId(), pressed);
    }
  }

  private void record(String trigger, Received.Pressed pressed) {
    try {
      recorder.record("trigger:" + trigger, pressed);
      if (pressed.isInHome()) {
        home.underWay(pressed.team(), pressed.person());
      }
    } catch (NotRecordedException e) {
      apology.whisper(pressed.team(), pressed.responseUrl(), e);
    }
  }
}
