package dev.aadsts.kb.text;

import dev.aadsts.kb.ErrorCode;

/**
 * One place of a text that names a code.
 *
 * @param start where the mention begins
 * @param end where its number ends
 */
record Mention(ErrorCode code, int start, int end, Kind kind) {
  /** How much a mention says about what went wrong. */
  enum Kind {
    /** With the message after it: {@code AADSTS50105: Your administrator ...}. */
    STATED,
    /** In a list of codes that belong to one failure. */
    LISTED,
    /** The code alone, with its prefix or a label such as {@code ResultType}. */
    NAMED,
    /** In a link, or after "see also": says nothing about this failure. */
    REFERENCE
  }
}
