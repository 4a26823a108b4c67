package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a field is written: a cue, and what must follow it.
 *
 * <p>The cue is looked up as plain text and the pattern is tried only there, so that every pattern
 * must be bounded: then the whole scan is linear, whatever the text.
 *
 * @param cue lower case
 * @param rest what follows the cue; group <i>n</i> is the value of the <i>n</i>th field
 * @param notAfter a cue after one of these words means something else
 * @param rank as in {@link FoundValue}
 */
record Rule(String cue, Pattern rest, List<String> notAfter, int rank, List<Field> fields) {
  static final String GUID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

  /**
   * What stands between a label and its value: in prose, JSON, tables, Markdown, XML, telemetry.
   */
  static final String GAP =
      "(?: ist?| was|, value)?+[\\s\"'`*_\\[\\](){}<>|:=,\\\\]{0,40}+"
          // var_dump of PHP: ["trace_id"]=> string(36) "..."
          + "(?:string\\([0-9]{1,4}\\) \")?+";

  /** A verified domain, as far as its form can tell. */
  static final String DOMAIN = "([a-z0-9][a-z0-9.-]{1,250}\\.[a-z]{2,24})(?![a-z0-9@-])";

  static final String URI = "([a-z][a-z0-9+.-]{1,40}:[^\\s\"'<>|`]{1,2048})";

  static final String EMAIL =
      "([\\p{L}\\p{N}][\\p{L}\\p{N}._%+#'-]{0,127}@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{1,190}\\.\\p{L}{2,24})";

  static Rule of(Field field, int rank, String cue, String rest, String... notAfter) {
    return of(List.of(field), rank, cue, rest, notAfter);
  }

  static Rule of(List<Field> fields, int rank, String cue, String rest, String... notAfter) {
    var pattern = Pattern.compile(rest, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return new Rule(cue, pattern, List.of(notAfter), rank, fields);
  }

  List<FoundValue> find(PastedText pasted) {
    var hits = new ArrayList<FoundValue>();
    forEachMatch(
        pasted,
        (start, match) -> {
          for (int group = 1; group <= match.groupCount(); group++) {
            String value = match.group(group);
            if (value != null) {
              hits.add(new FoundValue(fields.get(group - 1), value, start, match.end(group), rank));
            }
          }
        });
    return hits;
  }

  void forEachMatch(PastedText pasted, MatchConsumer consumer) {
    String text = pasted.text();
    String lower = pasted.lower();
    Matcher matcher = rest.matcher(text).useTransparentBounds(true);
    int at = lower.indexOf(cue);
    while (at >= 0) {
      int next = at + 1;
      if (wordStarts(text, at)
          && allowedAfter(lower, at)
          && matcher.region(at + cue.length(), text.length()).lookingAt()) {
        consumer.accept(at, matcher.toMatchResult());
        next = Math.max(next, matcher.end());
      }
      at = lower.indexOf(cue, next);
    }
  }

  // Also in camelCase (MSALCorrelationIDKey too), and right after a GUID: where line ends were
  // lost, "Trace ID: <guid>" and
  // "Correlation ID: <guid>" stick together.
  private static boolean wordStarts(String text, int at) {
    if (at == 0 || !Character.isLetter(text.charAt(at - 1)) || isUnspaced(text.charAt(at))) {
      return true;
    }
    boolean humpBefore = Character.isLowerCase(text.charAt(at - 1));
    boolean humpAfter = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    return Character.isUpperCase(text.charAt(at)) && (humpBefore || humpAfter);
  }

  /** Whether words of that script stand without blanks between them. */
  static boolean isUnspaced(char c) {
    return c >= '\u3040' && c <= '\u9fff';
  }

  private boolean allowedAfter(String lower, int at) {
    for (String word : notAfter) {
      if (lower.startsWith(word, at - word.length())) {
        return false;
      }
    }
    return true;
  }

  /** Takes where the cue begins, and what was matched behind it. */
  interface MatchConsumer {
    void accept(int start, MatchResult match);
  }
}
