package dev.aadsts.bot.reply;

import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids and the time of one paste, and what stands for each in an answer to all pastes that
 * differ from it in nothing else. What stands for a value is as long as it, of the same characters,
 * and the same for the same: so nothing that is made of one is made otherwise of the other.
 * Immutable.
 *
 * @param error with what stands for its values
 * @param marks what stands for each of the values
 * @param values of the paste, in the order of the marks
 */
public record Placeholders(SignInError error, List<String> marks, List<String> values) {
  // No id and no time that anybody ever met.
  private static final String ID_MARK = "57a4d145-0000-4000-8000-0000000000";
  private static final String TIME_MARK = "9876-05-04T03:02:01";

  private static final Pattern ID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  public Placeholders {
    marks = List.copyOf(marks);
    values = List.copyOf(values);
  }

  /**
   * Those of that error; empty where it has no such values, names a person, whom nothing that is
   * kept may name, or is made to look like a mark.
   */
  public static Optional<Placeholders> of(SignInError error) {
    if (error.withoutPersonalData().fields().size() < error.fields().size()) {
      return Optional.empty();
    }
    var fields = new EnumMap<Field, String>(Field.class);
    var marks = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var entry : error.fields().entrySet()) {
      String value = entry.getValue();
      if (ID.matcher(value).matches() || TIME.matcher(value).matches()) {
        int known = values.indexOf(value);
        if (known < 0) {
          known = values.size();
          values.add(value);
          marks.add(value.length() == 36 ? ID_MARK + (10 + known) : TIME_MARK + "Z");
        }
        fields.put(entry.getKey(), marks.get(known));
      } else if (value.contains(ID_MARK) || value.contains(TIME_MARK)) {
        return Optional.empty();
      } else {
        fields.put(entry.getKey(), value);
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Placeholders(
                new SignInError(error.codes(), error.primary(), fields, error.cloud()),
                marks,
                values));
  }
}
