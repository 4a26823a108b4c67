package dev.aadsts.bot.reply;

import dev.aadsts.bot.chat.Addressing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An answer: short first, detail in the thread. Safe for use by many threads. */
public final class Reply {
  private final Audience audience;
  private final Optional<Pattern> pattern;
  private final Supplier<Reply> making;
  private @Nullable Content content;

  /**
   * An answer.
   *
   * @param root what everybody in the channel sees
   * @param details what belongs into the thread below it, in order
   */
  public Reply(Message root, List<Message> details, Audience audience) {
    this.audience = audience;
    this.pattern = Optional.empty();
    this.making = () -> this;
    this.content = new Content(root, List.copyOf(details));
  }

  private Reply(Audience audience, Pattern pattern, Supplier<Reply> making) {
    this.audience = audience;
    this.pattern = Optional.of(pattern);
    this.making = making;
  }

  private record Content(Message root, List<Message> details) {}

  /**
   * The answer to all pastes that differ in their ids only.
   *
   * @param reply with marks in the place of the ids
   * @param values the ids of this paste
   */
  public record Pattern(Reply reply, Placeholders values) {}

  /**
   * An answer of which there are many that differ in their ids only.
   *
   * @param making makes it by itself, where somebody looks into it
   */
  public static Reply like(Reply pattern, Placeholders values, Supplier<Reply> making) {
    return new Reply(pattern.audience(), new Pattern(pattern, values), making);
  }

  /** What everybody in the channel sees. */
  public Message root() {
    return content().root();
  }

  /** What belongs into the thread below it, in order. */
  public List<Message> details() {
    return content().details();
  }

  /** Who sees it. */
  public Audience audience() {
    return audience;
  }

  /** What it has in common with others; to draw that once is cheaper. */
  public Optional<Pattern> pattern() {
    return pattern;
  }

  private synchronized Content content() {
    if (content == null) {
      Reply made = making.get();
      content = new Content(made.root(), made.details());
    }
    return content;
  }

  /**
   * A changed copy, which has as much in common with others as before.
   *
   * @param common changes what it has in common with others; gives the very same for the same
   * @param whole changes it where it stands alone
   */
  public Reply changed(UnaryOperator<Reply> common, UnaryOperator<Reply> whole) {
    return pattern
        .map(one -> like(common.apply(one.reply()), one.values(), () -> whole.apply(this)))
        .orElseGet(() -> whole.apply(this));
  }

  /** Whether one message may end early, with a button for the rest. */
  public boolean folds() {
    Reply one = oneOfItsKind();
    return one.root().folds() || one.details().stream().anyMatch(Message::folds);
  }

  /** Whether an edge may mention somebody in what everybody in the channel sees. */
  public boolean mentions() {
    return oneOfItsKind().root().mentions();
  }

  // For what all have in common: to look into itself would have it made for that alone.
  private Reply oneOfItsKind() {
    return pattern.map(Pattern::reply).orElse(this);
  }

  /** All of it in one message, for where there is no thread. */
  public Message inOne() {
    if (details().isEmpty()) {
      return root();
    }
    var parts = new ArrayList<>(root().parts());
    for (Message detail : details()) {
      parts.add(new Part.Divider());
      parts.addAll(detail.parts());
    }
    return new Message(root().summary(), parts);
  }

  /** What is told to one person, and is all there is to say. */
  public static Reply toAsker(Message message) {
    return new Reply(message, List.of(), Audience.ASKER);
  }

  /** A copy for others or for one. */
  public Reply to(Audience other) {
    return new Reply(root(), details(), other);
  }

  /** A copy with another root. */
  public Reply withRoot(Message other) {
    return new Reply(other, details(), audience);
  }

  /** This answer as an aside, such as a help text: whoever gave a command sees it alone. */
  public Reply asAside(Addressing asked) {
    return asked == Addressing.COMMAND || asked == Addressing.WHISPER ? to(Audience.ASKER) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Reply reply
        && audience == reply.audience
        && content().equals(reply.content());
  }

  @Override
  public int hashCode() {
    return Objects.hash(audience, content());
  }

  @Override
  public String toString() {
    return "Reply[" + audience + ", " + content() + "]";
  }
}
