package dev.aadsts.bot.checklist;

import dev.aadsts.kb.Check.Confirmation;

/** The outcome of one check. */
public enum Verdict {
  CONFIRMED,
  RULED_OUT,
  /** Looked, and it did not become clear. */
  CANNOT_TELL,
  /** Not looked at. */
  SKIPPED;

  /** Whether it says that the cause is it, or is not: somebody looked, and knows. */
  public boolean clear() {
    return this == CONFIRMED || this == RULED_OUT;
  }

  /** What a yes or a no to a check's question says about its cause. */
  public static Verdict of(Confirmation answer, Confirmation confirmedBy) {
    return answer == confirmedBy ? CONFIRMED : RULED_OUT;
  }
}
