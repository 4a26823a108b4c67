package dev.aadsts.bot.slack.event;

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
    return new Place(
        command.channel(),
        command.person().id(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        command.responseUrl(),
        Optional.empty(),
        Optional.of(command.channelName()));
  }

  // A mention begins the thread of its answer; in a direct conversation that would hide the answer.
  private static Place ofPost(Received.Post post) {
    return new Place(
        post.channel(),
        post.person().id(),
        post.direct() ? post.thread() : post.thread().or(() -> Optional.of(post.ts())),
        post.thread(),
        post.direct(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Place ofShortcut(Received.Shortcut shortcut) {
    return new Place(
        shortcut.channel(),
        shortcut.person().id(),
        shortcut.thread().or(() -> Optional.of(shortcut.ts())),
        shortcut.thread(),
        false,
        false,
        shortcut.responseUrl(),
        Optional.empty(),
        Optional.of(shortcut.channelName()));
  }

  // A person's id opens the direct conversation with them.
  private static Place ofPasted(Received.Pasted pasted) {
    return new Place(
        pasted.channel(),
        pasted.person().id(),
        Optional.empty(),
        Optional.empty(),
        pasted.alone(),
        false,
        pasted.responseUrl(),
        Optional.empty(),
        Optional.empty());
  }

  private static Place alone(String user) {
    return new Place(
        user,
        user,
        Optional.empty(),
        Optional.empty(),
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Place ofPressed(Received.Pressed pressed) {
    if (pressed.isInHome()) {
      return alone(pressed.person().id());
    }
    return new Place(
        pressed.channel(),
        pressed.person().id(),
        pressed.onlyYou() ? Optional.empty() : pressed.thread().or(() -> Optional.of(pressed.ts())),
        pressed.thread(),
        pressed.channel().startsWith(DIRECT) && !pressed.onlyYou(),
        pressed.onlyYou(),
        pressed.responseUrl(),
        pressed.onlyYou() ? Optional.empty() : Optional.of(pressed.ts()),
        Optional.empty());
  }

  private static Place ofNoticed(Received.Noticed noticed) {
    return new Place(
        noticed.channel(),
        noticed.person().id(),
        noticed.notice().conversation().thread(),
        Optional.empty(),
        noticed.channel().startsWith(DIRECT),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
