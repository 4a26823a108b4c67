package dev.aadsts.bot.slack.event;

import dev.aadsts.bot.chat.Person;
import java.util.Optional;

/**
 * Where to speak when answering one event.
 *
 * @param thread the thread that answers for everybody go to; empty where they begin one
 * @param aside the thread that the person is looking at, for answers to them only
 * @param direct a conversation with us alone, where nothing needs to be hidden
 * @param onlyYou the question was seen by the person only, so the answer is too
 * @param responseUrl where Slack takes answers for the person only, in any channel
 * @param pressed the message whose button was pressed
 * @param channelName where Slack told it
 */
public record Place(
    String channel,
    String user,
    Optional<String> thread,
    Optional<String> aside,
    boolean direct,
    boolean onlyYou,
    Optional<String> responseUrl,
    Optional<String> pressed,
    Optional<String> channelName) {

  // Ids of direct conversations begin with D, those of channels with C or G.
  private static final String DIRECT = "D";

  public static Place of(Received received) {
    return switch (received) {
      case Received.Command command -> ofCommand(command);
      case Received.Post post -> ofPost(post);
      case Received.Shortcut shortcut -> ofShortcut(shortcut);
      case Received.Pasted pasted -> ofPasted(pasted);
      case Received.Pressed pressed -> ofPressed(pressed);
      case Received.Noticed noticed -> ofNoticed(noticed);
    };
  }

  private static Place ofCommand(Received.Command command) {
    return at(command.channel(), command.person())
        .withResponseUrl(command.responseUrl())
        .withChannelName(command.channelName());
  }

  // A mention begins the thread of its answer; in a direct conversation that would hide the answer.
  private static Place ofPost(Received.Post post) {
    return at(post.channel(), post.person())
        .withThread(post.direct() ? post.thread() : post.thread().or(() -> Optional.of(post.ts())))
        .withAside(post.thread())
        .withDirect(post.direct());
  }

  private static Place ofShortcut(Received.Shortcut shortcut) {
    return at(shortcut.channel(), shortcut.person())
        .withThread(shortcut.thread().or(() -> Optional.of(shortcut.ts())))
        .withAside(shortcut.thread())
        .withResponseUrl(shortcut.responseUrl())
        .withChannelName(shortcut.channelName());
  }

  // A person's id opens the direct conversation with them.
  private static Place ofPasted(Received.Pasted pasted) {
    return at(pasted.channel(), pasted.person())
        .withDirect(pasted.alone())
        .withResponseUrl(pasted.responseUrl());
  }

  private static Place ofPressed(Received.Pressed pressed) {
    if (pressed.isInHome()) {
      return at(pressed.person().id(), pressed.person()).withDirect(true);
    }
    Place place =
        at(pressed.channel(), pressed.person())
            .withAside(pressed.thread())
            .withResponseUrl(pressed.responseUrl());
    return pressed.onlyYou()
        ? place.withOnlyYou()
        : place
            .withThread(pressed.thread().or(() -> Optional.of(pressed.ts())))
            .withDirect(pressed.channel().startsWith(DIRECT))
            .withPressed(pressed.ts());
  }

  private static Place ofNoticed(Received.Noticed noticed) {
    return at(noticed.channel(), noticed.person())
        .withThread(noticed.notice().conversation().thread())
        .withDirect(noticed.channel().startsWith(DIRECT));
  }

  // In no thread, for everybody there to see.
  private static Place at(String channel, Person person) {
    return new Place(
        channel,
        person.id(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Place withThread(Optional<String> root) {
    return new Place(
        channel, user, root, aside, direct, onlyYou, responseUrl, pressed, channelName);
  }

  private Place withAside(Optional<String> root) {
    return new Place(
        channel, user, thread, root, direct, onlyYou, responseUrl, pressed, channelName);
  }

  private Place withDirect(boolean alone) {
    return new Place(
        channel, user, thread, aside, alone, onlyYou, responseUrl, pressed, channelName);
  }

  private Place withOnlyYou() {
    return new Place(channel, user, thread, aside, direct, true, responseUrl, pressed, channelName);
  }

  private Place withResponseUrl(Optional<String> url) {
    return new Place(channel, user, thread, aside, direct, onlyYou, url, pressed, channelName);
  }

  private Place withPressed(String ts) {
    return new Place(
        channel, user, thread, aside, direct, onlyYou, responseUrl, Optional.of(ts), channelName);
  }

  private Place withChannelName(String name) {
    return new Place(
        channel, user, thread, aside, direct, onlyYou, responseUrl, pressed, Optional.of(name));
  }
}
