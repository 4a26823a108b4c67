package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.slack.api.Messages;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.bot.slack.event.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Speaks at one place in answer to one event: each message once, however often the event is
 * handled. For one thread.
 */
final class Poster {
  // https://docs.slack.dev/interactivity/handling-user-interaction: five within half an hour.
  private static final int MOST_RESPONSES = 5;

  private final Messages api;
  private final Outbox outbox;
  private final Throttle throttle;
  private final Supplier<String> ourName;
  private final Occasion occasion;
  private final String eventId;
  private final Place place;
  private int toPost;
  private final Parts answer = new Parts("slack:");
  private final Parts told = new Parts("tell:");
  private int responsesLeft = MOST_RESPONSES;
  // We are not in the channel, or may not write there.
  private boolean outside;

  /**
   * What there is to speak about.
   *
   * @param team the workspace
   * @param turns that the event has
   */
  record Occasion(String eventId, String team, Place place, Turns turns) {}

  Poster(
      Messages api, Outbox outbox, Throttle throttle, Supplier<String> ourName, Occasion occasion) {
    this.api = api;
    this.outbox = outbox;
    this.throttle = throttle;
    this.ourName = ourName;
    this.occasion = occasion;
    this.eventId = occasion.eventId();
    this.place = occasion.place();
  }

  /** Says how many posts there will be: they then follow each other without others in between. */
  void expect(int posts) {
    toPost = posts;
  }

  /** Posts for everybody, and returns the timestamp of the message. */
  String post(Optional<String> thread, SlackMessage message) throws DeliveryException {
    return post(answer, place.channel(), thread, message);
  }

  /** Replaces a message. */
  void update(String ts, SlackMessage message) throws DeliveryException {
    throttle.update(
        occasion.turns(),
        destination(place.channel()),
        () -> {
          api.update(eventId, place.channel(), ts, message);
          return ts;
        });
  }

  /**
   * Tells the person something besides the answer. Its messages are counted apart, so that those of
   * the answer keep their names whatever way these take.
   */
  void tell(List<SlackMessage> messages) throws DeliveryException {
    whisper(told, messages, 0);
  }

  /** Shows a message to the person only. */
  void whisper(List<SlackMessage> messages) throws DeliveryException {
    whisper(messages, 0);
  }

  /**
   * Shows messages to the person only, by whatever way Slack leaves us.
   *
   * @param toCome how many more are to be shown afterwards
   */
  void whisper(List<SlackMessage> messages, int toCome) throws DeliveryException {
    whisper(answer, messages, toCome);
  }

  private void whisper(Parts parts, List<SlackMessage> messages, int toCome)
      throws DeliveryException {
    if (place.direct()) {
      for (SlackMessage message : messages) {
        post(parts, place.channel(), place.thread(), message);
      }
    } else if (outside && missesResponses()) {
      for (SlackMessage message : messages) {
        writeToThePerson(parts, message);
      }
    } else if (place.responseUrl().isPresent() && (outside || !inAThreadOfThisChannel())) {
      respond(parts, place.responseUrl().get(), few(messages, responsesLeft - toCome));
    } else {
      for (SlackMessage message : messages) {
        postEphemeral(parts, place.aside(), message);
      }
    }
  }

  // What comes over a response_url is shown in the channel, where nobody in a thread sees it:
  // https://docs.slack.dev/interactivity/handling-user-interaction
  private boolean inAThreadOfThisChannel() {
    return !place.onlyYou() && (place.pressed().isPresent() || place.aside().isPresent());
  }

  private boolean missesResponses() {
    return !place.onlyYou() && place.aside().isPresent() && place.responseUrl().isPresent();
  }

  /** Why we did not speak openly, and how to change that. */
  String noEntry(SlackRefusal refusal) {
    return missesResponses() ? notThere(refusal) : notHere(refusal);
  }

  private String notThere(SlackRefusal refusal) {
    return switch (refusal.code()) {
      case "is_archived" -> "That channel is archived, so I answer you here.";
      case "not_in_channel", "channel_not_found" ->
          isBetweenPeople()
              ? "I am not part of that conversation, so I answer you here. Ask in a channel to share"
                  + " the answer."
              : "I am not in that channel, so I answer you here. To bring me in, type /invite @"
                  + ourName.get()
                  + " there.";
      default -> "I may not write in that channel, so I answer you here.";
    };
  }

  private boolean isBetweenPeople() {
    return place.channelName().equals(Optional.of("directmessage"));
  }

  private String notHere(SlackRefusal refusal) {
    return switch (refusal.code()) {
      case "is_archived" -> "This channel is archived, so only you can see this.";
      case "not_in_channel", "channel_not_found" ->
          isBetweenPeople()
              ? "I am not part of this conversation, so only you can see this. Ask in a channel to"
                  + " share the answer."
              : "I am not in this channel, so only you can see this. To bring me in, type /invite @"
                  + ourName.get()
                  + " here.";
      default -> "I may not write in this channel, so only you can see this.";
    };
  }

  private String post(Parts parts, String channel, Optional<String> thread, SlackMessage message)
      throws DeliveryException {
    String part = parts.next();
    toPost--;
    Optional<String> before = outbox.delivered(occasion.turns(), eventId, part);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      return throttle.create(
          occasion.turns(),
          destination(channel),
          Math.max(0, toPost),
          () -> outbox.once(eventId, part, posting(part, channel, thread, message)));
    } catch (DeliveryException e) {
      outside |= SlackRefusal.behind(e).noEntry();
      throw e;
    }
  }

  private Outbox.Message posting(
      String part, String channel, Optional<String> thread, SlackMessage message) {
    return new Outbox.Message() {
      @Override
      public String send() throws DeliveryException {
        return api.post(eventId, part, channel, thread, message);
      }

      @Override
      public Outbox.Trace trace(Instant begun) throws DeliveryException {
        return api.find(eventId, part, channel, thread, begun);
      }
    };
  }

  private Throttle.Destination destination(String channel) {
    // A channel that two companies share has one id, and a pace in the workspace of each.
    return new Throttle.Destination(
        occasion.team() + "/" + channel, "workspace " + occasion.team());
  }

  private void postEphemeral(Parts parts, Optional<String> thread, SlackMessage message)
      throws DeliveryException {
    String part = parts.next();
    try {
      outbox.once(
          eventId,
          part,
          () -> api.postEphemeral(eventId, place.channel(), place.user(), thread, message));
    } catch (DeliveryException e) {
      if (thread.isPresent() && SlackRefusal.behind(e).threadGone()) {
        postEphemeral(parts, Optional.empty(), message);
        return;
      }
      if (!SlackRefusal.behind(e).noEntry()) {
        throw e;
      }
      // We are not in the channel, or not any more.
      if (mayRespond() && !missesResponses()) {
        respond(parts, place.responseUrl().get(), List.of(message));
      } else {
        writeToThePerson(parts, message);
      }
    }
  }

  // A person's id opens the direct conversation with them, if the app has one and they may.
  private void writeToThePerson(Parts parts, SlackMessage message) throws DeliveryException {
    try {
      post(parts, place.user(), Optional.empty(), message);
    } catch (DeliveryException e) {
      if (e.kind() != DeliveryException.Kind.REFUSED || !mayRespond()) {
        throw e;
      }
      respond(parts, place.responseUrl().get(), List.of(message));
    }
  }

  private boolean mayRespond() {
    return place.responseUrl().isPresent() && responsesLeft > 0;
  }

  private void respond(Parts parts, String url, List<SlackMessage> messages)
      throws DeliveryException {
    for (SlackMessage message : messages) {
      responsesLeft--;
      outbox.once(
          eventId,
          parts.next(),
          () -> {
            api.respond(url, message);
            return "response";
          });
    }
  }

  private static List<SlackMessage> few(List<SlackMessage> messages, int most) {
    if (messages.size() <= most) {
      return messages;
    }
    var few = new ArrayList<>(messages.subList(0, Math.max(1, most)));
    few.add(
        SlackBlocks.withNotice(
            few.removeLast(),
            "There is more than Slack lets me show you here: see the full guide."));
    return few;
  }

  /** Names messages by the order in which they are said. */
  private static final class Parts {
    private final String prefix;
    private int count;

    Parts(String prefix) {
      this.prefix = prefix;
    }

    String next() {
      return prefix + count++;
    }
  }
}
