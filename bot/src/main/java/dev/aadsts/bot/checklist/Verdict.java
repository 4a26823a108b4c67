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

  /** What a yes or a no to a check's question says about its cause. */
  public static Verdict of(Confirmation answer, Confirmation confirmedBy) {
    return answer == confirmedBy ? CONFIRMED : RULED_OUT;
  }
}
