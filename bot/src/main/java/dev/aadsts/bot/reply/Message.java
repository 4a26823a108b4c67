package dev.aadsts.bot.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message.
 *
 * @param summary the gist in plain text: for notifications, screen readers, and clients that cannot
 *     draw the parts
 * @param parts in reading order
 * @param involved where it is the card of a checklist
 */
public record Message(String summary, List<Part> parts, Optional<Involved> involved) {
  public Message {
    parts = List.copyOf(parts);
  }

  /** A message that is no card of a checklist. */
  public Message(String summary, List<Part> parts) {
    this(summary, parts, Optional.empty());
  }

  /** Whether it may end early, with a button for the rest. */
  public boolean folds() {
    return parts.stream().anyMatch(Part.Fold.class::isInstance);
  }

  /** A copy below other parts. */
  public Message below(List<? extends Part> lead) {
    return new Message(
        summary,
        Stream.concat(lead.stream(), parts.stream()).map(Part.class::cast).toList(),
        involved);
  }

  /** A copy with those parts below its title. */
  public Message titledAbove(List<? extends Part> lead) {
    var all = new ArrayList<>(parts);
    all.addAll(!parts.isEmpty() && parts.getFirst() instanceof Part.Title ? 1 : 0, lead);
    return new Message(summary, all, involved);
  }

  /** A copy without the buttons that mean something of that kind. */
  public Message without(Class<? extends Intent> kind) {
    return new Message(
        summary,
        parts.stream()
            .map(part -> part instanceof Part.Choices choices ? without(choices, kind) : part)
            .toList(),
        involved);
  }

  /** A copy that mentions nobody: people go by the names that we know of them, if any. */
  public Message mentioningNobody() {
    return new Message(
        summary,
        parts.stream()
            .map(part -> part instanceof Part.Facts(var facts) ? mentioningNobody(facts) : part)
            .toList(),
        involved);
  }

  /** Whether an edge may mention somebody in it. */
  public boolean mentions() {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof Part.Facts(var facts)
                    && facts.stream().anyMatch(fact -> fact.person().isPresent()));
  }

  private static Part mentioningNobody(List<Part.Fact> facts) {
    return new Part.Facts(
        facts.stream()
            .map(fact -> new Part.Fact(fact.name(), fact.value(), fact.literal()))
            .toList());
  }

  private static Part without(Part.Choices choices, Class<? extends Intent> kind) {
    return new Part.Choices(
        choices.buttons().stream().filter(button -> !kind.isInstance(button.intent())).toList(),
        choices.primary());
  }
}
