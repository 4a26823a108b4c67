package dev.aadsts.kb.text;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.text.Mention.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which of several codes is the cause of the others. */
final class Nesting {
  // "Error validating credentials", "there was an error issuing a token": the shell says nothing,
  // whatever code comes next in the same failure is the reason.
  private static final Set<ErrorCode> SHELLS = Set.of(new ErrorCode(70002), new ErrorCode(50000));
  // Grant, client assertion and custom extension failures: with a reason inside, or on their own.
  private static final Set<ErrorCode> WRAPPERS =
      Set.of(new ErrorCode(70000), new ErrorCode(50012), new ErrorCode(1100001));

  // Longer than any message of Entra's.
  private static final int FARTHEST = 2_000;

  private Nesting() {}

  /**
   * The innermost code of the first failure that the text tells of. Within it, the first code that
   * is stated with its message, then inwards: past a known wrapper, and from one stated code to the
   * next where both stand on one line in front of one trace id, which is how Entra nests.
   */
  static Optional<ErrorCode> primary(List<Passage> passages, String text) {
    return firstToTell(passages).map(passage -> innermost(passage, text));
  }

  /** The failure the primary code is of. */
  static Optional<Passage> firstToTell(List<Passage> passages) {
    return passages.stream()
        .filter(p -> p.mentions().stream().anyMatch(m -> m.kind() != Kind.REFERENCE))
        .findFirst()
        .or(() -> passages.stream().filter(p -> !p.mentions().isEmpty()).findFirst());
  }

  private static ErrorCode innermost(Passage passage, String text) {
    List<Mention> mentions = passage.telling();
    Mention inner =
        mentions.stream()
            .filter(mention -> mention.kind() == Kind.STATED)
            .findFirst()
            .orElse(mentions.getFirst());
    for (Mention next : mentions.subList(mentions.indexOf(inner), mentions.size())) {
      boolean other = !next.code().equals(inner.code()) && !isWrapper(next.code());
      boolean deeper = SHELLS.contains(inner.code()) && WRAPPERS.contains(next.code());
      if (deeper || (other && (wraps(inner, next) || nested(inner, next, passage, text)))) {
        inner = next;
      }
    }
    return inner.code();
  }

  private static boolean isWrapper(ErrorCode code) {
    return SHELLS.contains(code) || WRAPPERS.contains(code);
  }

  private static boolean wraps(Mention outer, Mention next) {
    boolean tells = next.kind() == Kind.STATED || next.kind() == Kind.LISTED;
    return SHELLS.contains(outer.code()) || (tells && WRAPPERS.contains(outer.code()));
  }

  private static boolean nested(Mention outer, Mention next, Passage passage, String text) {
    return outer.kind() == Kind.STATED
        && next.kind() == Kind.STATED
        && next.start() > outer.end()
        && next.start() - outer.end() < FARTHEST
        && text.substring(outer.end(), next.start()).indexOf('\n') < 0
        && !passage.hasIdBetween(outer.end(), next.start())
        && passage.hasIdBetween(next.end(), passage.end());
  }
}
