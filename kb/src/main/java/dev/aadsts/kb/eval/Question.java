package dev.aadsts.kb.eval;

import dev.aadsts.kb.ErrorCode;
import java.util.List;

/**
 * What somebody without a code asks, and what would help them.
 *
 * @param codes any of them is a good answer; never empty
 */
public record Question(String text, List<ErrorCode> codes) {
  public Question {
    codes = List.copyOf(codes);
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("No code answers: " + text);
    }
  }
}
