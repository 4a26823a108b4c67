package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is told of that one sign-in has only one of: the application and the user. */
final class Details {
  private static final Set<Field> ONE_EACH = Set.of(Field.APP_ID, Field.USER);

  private final Map<Field, Set<String>> values = new EnumMap<>(Field.class);

  static Details of(List<FoundValue> hits) {
    var details = new Details();
    hits.forEach(details::add);
    return details;
  }

  void add(FoundValue hit) {
    if (ONE_EACH.contains(hit.field())) {
      values
          .computeIfAbsent(hit.field(), field -> new HashSet<>())
          .add(Characters.lower(hit.value()));
    }
  }

  /** Whether another application or user is told of there, and none of these. */
  boolean contradict(Details others) {
    return values.entrySet().stream()
        .anyMatch(
            known ->
                Optional.ofNullable(others.values.get(known.getKey()))
                    .filter(told -> told.stream().noneMatch(known.getValue()::contains))
                    .isPresent());
  }
}
