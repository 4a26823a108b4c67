package dev.aadsts.kb.eval;

import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody pastes, and all that is to be read from it.
 *
 * @param format the shape of the text, for the report: {@code portal}, {@code token-json}, ...
 * @param codes all codes, in the order of the text; empty for text that only looks like an error
 * @param primary the code to explain
 * @param fields complete: what is not listed must not be found
 */
public record Paste(
    String name,
    String format,
    String text,
    List<ErrorCode> codes,
    Optional<ErrorCode> primary,
    Map<Field, String> fields,
    Cloud cloud) {
  public Paste {
    codes = List.copyOf(codes);
    fields = Map.copyOf(fields);
  }

  /** What the parser must make of the text. */
  public SignInError error() {
    return new SignInError(codes, primary, fields, cloud);
  }

  @Override
  public String toString() {
    return format + ": " + name;
  }
}
