package dev.aadsts.kb.eval;

import dev.aadsts.kb.SignInError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How often exactly what is there was read: all codes, which is to be explained, every detail, and
 * nothing else.
 *
 * @param formats by the shape of the text
 * @param failures what was not read exactly
 */
public record ParserScore(SortedMap<String, Count> formats, List<String> failures) {
  public ParserScore {
    formats = Collections.unmodifiableSortedMap(new TreeMap<>(formats));
    failures = List.copyOf(failures);
  }

  /**
   * Of one format.
   *
   * @param exact how many of {@code pastes} were read exactly
   */
  public record Count(int pastes, int exact) {
    Count plus(Count other) {
      return new Count(pastes + other.pastes, exact + other.exact);
    }
  }

  /** Has each paste read. */
  public static ParserScore of(List<Paste> pastes, Function<String, SignInError> parser) {
    var formats = new TreeMap<String, Count>();
    var failures = new ArrayList<String>();
    for (Paste paste : pastes) {
      SignInError read = parser.apply(paste.text());
      boolean exact = read.equals(paste.error());
      formats.merge(paste.format(), new Count(1, exact ? 1 : 0), Count::plus);
      if (!exact) {
        failures.add("%s: expected %s but read %s".formatted(paste, paste.error(), read));
      }
    }
    return new ParserScore(formats, failures);
  }

  /** Over all formats. */
  public Count total() {
    return formats.values().stream().reduce(new Count(0, 0), Count::plus);
  }
}
