package dev.aadsts.kb.text;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text says of each failure that it tells of. Of one alone that is all it says. Of several,
 * each has what is told of it and what another one of the same sign-in adds; what names the
 * application, the person or the resource of another sign-in is never taken for this one's, or a
 * command would be run for the wrong person.
 */
final class Failures {
  // Retries of one sign-in say the same again.
  private static final int MOST_OF_ONE_SIGN_IN = 20;
  private static final Set<Field> SHARED =
      Set.of(Field.TENANT, Field.USER, Field.RESOURCE, Field.REDIRECT_URI);

  private final List<FoundValue> hits;
  private final List<Passage> passages;
  private final List<Failure> several;

  private Failures(List<FoundValue> hits, List<Passage> passages, List<Failure> several) {
    this.hits = hits;
    this.passages = passages;
    this.several = several;
  }

  static Failures in(String text, List<Passage> passages, List<FoundValue> hits) {
    return new Failures(hits, passages, Failure.of(passages, hits, text));
  }

  /** The details of the failure to explain. */
  Map<Field, String> ofThePrimary() {
    return several.isEmpty()
        ? values(FieldChoice.choose(hits, passages, Nesting.firstToTell(passages)))
        : of(several.getFirst());
  }

  /** The details of the first failure that this code is said of; else of the one to explain. */
  Map<Field, String> of(ErrorCode code) {
    return several.stream()
        .filter(failure -> failure.passage().tellsOf(code))
        .findFirst()
        .map(this::of)
        .orElseGet(this::ofThePrimary);
  }

  private Map<Field, String> of(Failure failure) {
    Map<Field, FoundValue> own = own(failure);
    Details told = Details.of(failure.hits());
    several.stream()
        .filter(other -> !other.passage().equals(failure.passage()))
        .filter(other -> failure.passage().sharesAnIdWith(other.passage()))
        .filter(other -> !told.contradict(Details.of(other.hits())))
        .limit(MOST_OF_ONE_SIGN_IN)
        .forEach(other -> addAll(own, own(other)));
    Map<Field, String> values = values(own);
    if (!values.containsKey(Field.TENANT)) {
      onlyTenant().ifPresent(tenant -> values.put(Field.TENANT, tenant));
    }
    return values;
  }

  private Map<Field, FoundValue> own(Failure failure) {
    Map<Field, FoundValue> own = new EnumMap<>(Field.class);
    own.putAll(FieldChoice.choose(failure.hits(), passages, Optional.of(failure.passage())));
    // The header of a log may tell of another application than the message below it.
    List<FoundValue> above =
        failure.hits().stream().filter(hit -> hit.start() < failure.passage().start()).toList();
    if (isOfAnother(own.get(Field.APP_ID), own.get(Field.APP_NAME), above)) {
      own.remove(Field.APP_NAME);
    } else if (isOfAnother(own.get(Field.APP_NAME), own.get(Field.APP_ID), above)) {
      own.remove(Field.APP_ID);
    }
    return own;
  }

  // The one of an application stands above, beside another application's.
  private static boolean isOfAnother(
      @Nullable FoundValue below, @Nullable FoundValue one, List<FoundValue> above) {
    if (below == null || one == null || !above.contains(one) || above.contains(below)) {
      return false;
    }
    List<String> beside =
        above.stream().filter(hit -> hit.field() == below.field()).map(FoundValue::value).toList();
    return !beside.isEmpty() && !beside.contains(below.value());
  }

  // An application's id and its name are those of one place, or say the same in both.
  private static void addAll(Map<Field, FoundValue> own, Map<Field, FoundValue> other) {
    boolean knowsNeither = !own.containsKey(Field.APP_ID) && !own.containsKey(Field.APP_NAME);
    boolean sameApplication =
        Stream.of(Field.APP_ID, Field.APP_NAME)
            .anyMatch(
                field ->
                    own.containsKey(field)
                        && other.containsKey(field)
                        && own.get(field).value().equals(other.get(field).value()));
    other.forEach(
        (field, hit) -> {
          boolean application = field == Field.APP_ID || field == Field.APP_NAME;
          if (SHARED.contains(field) || (application && (knowsNeither || sameApplication))) {
            own.putIfAbsent(field, hit);
          }
        });
  }

  // Sign-ins of one paste are mostly of one tenant, but which one of several would be a guess.
  private Optional<String> onlyTenant() {
    Set<String> tenants =
        hits.stream()
            .filter(hit -> hit.field() == Field.TENANT)
            .map(FoundValue::value)
            .collect(Collectors.toSet());
    return tenants.size() == 1 ? tenants.stream().findFirst() : Optional.empty();
  }

  private static Map<Field, String> values(Map<Field, FoundValue> hits) {
    var values = new EnumMap<Field, String>(Field.class);
    hits.forEach((field, hit) -> values.put(field, hit.value()));
    return values;
  }
}
