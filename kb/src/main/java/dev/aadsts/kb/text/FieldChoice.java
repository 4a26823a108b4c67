package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Chooses one value per field: that of one failure, from the details that are told of it. */
final class FieldChoice {
  private static final int SAME_BLOCK = 250;

  private final List<FoundValue> hits;
  private final List<Passage> passages;
  private final Optional<Passage> home;
  private final NavigableSet<Integer> endsOfIds = new TreeSet<>();
  private final int startOfOthers;
  private final int startOfCode;

  private FieldChoice(List<FoundValue> hits, List<Passage> passages, Optional<Passage> home) {
    this.hits = hits;
    this.passages = passages;
    this.home = home;
    hits.stream()
        .filter(hit -> hit.field() == Field.TRACE_ID || hit.field() == Field.CORRELATION_ID)
        .forEach(id -> endsOfIds.add(id.end()));
    this.startOfCode =
        home.map(passage -> passage.mentions().getFirst().start()).orElse(Integer.MAX_VALUE);
    this.startOfOthers =
        passages.stream()
            .filter(passage -> !home.equals(Optional.of(passage)) && !passage.mentions().isEmpty())
            .mapToInt(Passage::start)
            .min()
            .orElse(Integer.MAX_VALUE);
  }

  /**
   * What is chosen.
   *
   * @param hits those that may be
   * @param home the passage of the failure, one of these
   */
  static Map<Field, FoundValue> choose(
      List<FoundValue> hits, List<Passage> passages, Optional<Passage> home) {
    if (hits.isEmpty()) {
      return Map.of();
    }
    var choice = new FieldChoice(hits, passages, home);
    var fields = new EnumMap<Field, FoundValue>(Field.class);
    var named = EnumSet.noneOf(Field.class);
    hits.forEach(hit -> named.add(hit.field()));
    for (Field field : named) {
      choice.best(field).ifPresent(hit -> fields.put(field, hit));
    }
    return fields;
  }

  private Optional<FoundValue> best(Field field) {
    if (home.isEmpty() || passages.size() == 1) {
      return best(field, hit -> true);
    }
    Passage passage = home.get();
    int before =
        passages.indexOf(passage) == 0 ? 0 : passages.get(passages.indexOf(passage) - 1).end();
    int after =
        passages.getLast() == passage
            ? Integer.MAX_VALUE
            : passages.get(passages.indexOf(passage) + 1).start();
    return best(field, hit -> hit.start() >= passage.start() && hit.start() <= passage.end())
        .or(() -> best(field, hit -> hit.start() >= before && hit.start() < passage.start()))
        .or(() -> best(field, hit -> hit.start() > passage.end() && hit.start() < after))
        .or(() -> best(field, hit -> !tellsOneFailure(field) || hit.start() < startOfOthers));
  }

  private Optional<FoundValue> best(Field field, Predicate<FoundValue> where) {
    return hits.stream()
        .filter(hit -> hit.field() == field)
        .filter(where)
        .min(
            Comparator.comparingInt(this::rank)
                .thenComparingInt(this::distance)
                .thenComparingInt(FoundValue::start)
                .thenComparing(Comparator.comparingInt(FoundValue::end).reversed()));
  }

  private int rank(FoundValue hit) {
    return switch (hit.field()) {
      case TIMESTAMP -> hit.rank() + (besideAnId(hit) ? 0 : afterCode(hit) ? 1 : 2);
      case TRACE_ID, CORRELATION_ID -> 2 * hit.rank() + (afterCode(hit) ? 0 : 1);
      default -> hit.rank();
    };
  }

  // In a list of sign-ins, the ids of the one before stand in front as well.
  private int distance(FoundValue hit) {
    boolean id = hit.field() == Field.TRACE_ID || hit.field() == Field.CORRELATION_ID;
    return id && !afterCode(hit) ? -hit.start() : 0;
  }

  // The time that stands with the ids is Entra's; one in front of it all may be that of a log line.
  private boolean besideAnId(FoundValue time) {
    Integer id = endsOfIds.floor(time.start());
    return id != null && time.start() - id < SAME_BLOCK;
  }

  private boolean afterCode(FoundValue hit) {
    return hit.start() > startOfCode;
  }

  /** Whether the field differs from failure to failure, even within one attempt to sign in. */
  private static boolean tellsOneFailure(Field field) {
    return switch (field) {
      case CORRELATION_ID, TRACE_ID, TIMESTAMP, OAUTH_ERROR, SUBERROR -> true;
      case TENANT, APP_ID, APP_NAME, USER, RESOURCE, REDIRECT_URI -> false;
    };
  }
}
