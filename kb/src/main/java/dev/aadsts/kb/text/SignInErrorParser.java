package dev.aadsts.kb.text;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.SignInErrors;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what people paste about a failed sign-in: error pages, token responses, redirects, stack
 * traces, console output, rows of sign-in logs, or a number alone. Pure, safe for use by many
 * threads, and linear in the length of the text, which may be anything.
 *
 * <p><b>Codes.</b> With their prefix in any case, with a blank or a colon inside, and with one
 * letter of it mistyped. Without it only where a label vouches for the number ({@code ResultType},
 * {@code error code}), or where the whole text is a short question about it ({@code error 120021}).
 *
 * <p><b>Primary.</b> Of several failures, told apart by their ids, or by lines that name different
 * applications or users, the first one counts. Within it, the innermost code: Entra names the outer
 * failure first (70002, 50000 and a few more are known to wrap) and the cause after it, in front of
 * the same trace id. A link to an error page or "see also" never makes a code primary while another
 * one is there. Of more than {@value #MOST_CODES} different ones the first count, and the primary:
 * a list of codes is no failure, and each costs whoever answers an article.
 *
 * <p><b>Fields.</b> Those of the primary code's failure; what it lacks is filled from the text
 * around, except for what tells one failure from another (ids, time, OAuth error). Where the text
 * tells of several failures, nothing that names an application, a person or a resource is taken
 * from one of another sign-in, and its tenant only where no other one is told of. Values are as
 * written, but GUIDs are in lower case and times in UTC, to the second, where the text says which
 * moment they are; at most 512 characters each, 2,048 for a redirect URI, on one line.
 */
public final class SignInErrorParser {
  /** Different codes of one text that anybody is told of. */
  static final int MOST_CODES = 50;

  private SignInErrorParser() {}

  /** What a text says as it was pasted; without codes where it names none. Never fails. */
  public static SignInError parse(String raw) {
    return parse(PastedText.of(raw));
  }

  /** What the text says; without codes where it names none. Never fails. */
  public static SignInError parse(PastedText text) {
    return parseAll(text).error();
  }

  /** What the text says of its failure, and of each of its other codes. Never fails. */
  public static SignInErrors parseAll(PastedText text) {
    List<Mention> scanned = CodeScanner.scan(text);
    List<Mention> mentions = scanned.isEmpty() ? ShortQuestion.scan(text) : scanned;
    List<FoundValue> hits = FieldScanner.scan(text);
    List<Passage> passages = Sections.tellApart(Passage.split(mentions, hits), hits, text.text());
    Optional<ErrorCode> primary = Nesting.primary(passages, text.text());
    var failures = Failures.in(text.text(), passages, hits);
    var error =
        new SignInError(
            codes(mentions, primary), primary, failures.ofThePrimary(), Hosts.cloud(text.lower()));
    return new SignInErrors(
        error,
        error.related().stream()
            .map(
                code ->
                    new SignInError(
                        List.of(code), Optional.of(code), failures.of(code), error.cloud()))
            .toList());
  }

  private static List<ErrorCode> codes(List<Mention> mentions, Optional<ErrorCode> primary) {
    List<ErrorCode> codes =
        mentions.stream().map(Mention::code).distinct().limit(MOST_CODES).toList();
    return primary
        .filter(code -> !codes.contains(code))
        .map(code -> Stream.concat(codes.stream().limit(MOST_CODES - 1), Stream.of(code)).toList())
        .orElse(codes);
  }
}
