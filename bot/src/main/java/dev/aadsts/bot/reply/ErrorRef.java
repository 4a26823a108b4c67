package dev.aadsts.bot.reply;

import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.SignInError;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * What a button must remember of a message to diagnose it again later: the bot keeps no message
 * text. Nothing in it names a person, as everybody in the channel holds the button.
 *
 * @param mentioned the {@linkplain dev.aadsts.kb.Cause#signals() signals} that the text had
 */
public record ErrorRef(SignInError error, List<String> mentioned) {
  // Slack allows 2,000 characters in the value of a button; these bounds keep below that.
  private static final int LONGEST_VALUE = 150;
  private static final int MOST_SIGNALS = 3;
  private static final int MOST_CODES = 8;

  public ErrorRef {
    mentioned = List.copyOf(mentioned);
  }

  /** What to remember of that diagnosis. */
  public static ErrorRef of(Diagnosis diagnosis) {
    List<String> mentioned =
        diagnosis.causes().stream()
            .map(RankedCause::why)
            .flatMap(Optional::stream)
            .limit(MOST_SIGNALS)
            .toList();
    return new ErrorRef(shortened(diagnosis.error().withoutPersonalData()), mentioned);
  }

  private static SignInError shortened(SignInError error) {
    var fields = new EnumMap<Field, String>(Field.class);
    error
        .fields()
        .forEach(
            (field, value) -> {
              if (value.length() <= LONGEST_VALUE) {
                fields.put(field, value);
              }
            });
    var codes =
        error.codes().stream()
            .filter(
                code ->
                    error.primary().equals(Optional.of(code))
                        || error.codes().indexOf(code) < MOST_CODES)
            .toList();
    return new SignInError(codes, error.primary(), fields, error.cloud());
  }
}
