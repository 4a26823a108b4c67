package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.MadeOf;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.Drawings;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.bot.slack.event.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers a command in the response to it, where the asker alone sees the answer and giving it
 * changes nothing: it is there at once, and takes no call to Slack. A response has one message;
 * what does not fit into that follows as any other answer. Safe for use by many threads.
 */
public final class AnswersAtOnce {
  // Of up to twelve kilobytes each.
  private static final int MOST_BODIES = 1_500;

  private final Hearing hearing;
  private final Drawings drawings;
  private final MadeOf<Reply, Answer> answers = new MadeOf<>(MOST_BODIES);

  public AnswersAtOnce(Hearing hearing, Drawings drawings) {
    this.hearing = hearing;
    this.drawings = drawings;
  }

  /**
   * What to respond.
   *
   * @param following what comes after the response
   */
  public record Answer(HttpResponse response, List<SlackMessage> following) {
    /** Whether nothing follows. */
    public boolean isAll() {
      return following.isEmpty();
    }
  }

  /** The answer; empty where it takes more than a look at what we know. */
  public Optional<Answer> to(String eventId, Received.Command command) {
    return hearing.glance(eventId, command).filter(effects -> !effects.isEmpty()).map(this::answer);
  }

  // The answer to a bare code is the same object each time; of one to a paste the drawing is known.
  private Answer answer(List<Effect> effects) {
    return effects.size() == 1
            && effects.getFirst() instanceof Effect.Say(var reply)
            && reply.pattern().isEmpty()
        ? answers.of(reply, () -> asBody(drawn(effects)))
        : asBody(drawn(effects));
  }

  private static Answer asBody(List<SlackMessage> messages) {
    return new Answer(
        HttpResponse.json(200, messages.getFirst().ephemeral()),
        List.copyOf(messages.subList(1, messages.size())));
  }

  /** What follows the response to a command that is answered so. */
  List<SlackMessage> following(List<Effect> effects) {
    return effects.isEmpty() ? List.of() : answer(effects).following();
  }

  // In as few messages as possible.
  private List<SlackMessage> drawn(List<Effect> effects) {
    var messages = new ArrayList<SlackMessage>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Say(var reply)) {
        messages.addAll(drawings.inFew(reply));
      } else if (effect instanceof Effect.Tell(var message)) {
        messages.addAll(SlackBlocks.messages(message));
      }
    }
    return messages;
  }
}
