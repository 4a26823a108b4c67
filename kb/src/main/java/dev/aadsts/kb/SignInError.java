package dev.aadsts.kb;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What a pasted message says about a failed sign-in.
 *
 * @param codes every code in the order of the text, each once; empty where the text has none
 * @param primary the innermost, most specific code: the one to explain. Empty only where {@code
 *     codes} is
 * @param fields the details found, in the order of {@link Field}
 * @param cloud the cloud whose host the text names, else the public one
 */
public record SignInError(
    List<ErrorCode> codes, Optional<ErrorCode> primary, Map<Field, String> fields, Cloud cloud) {

  // Around the at sign of a user principal name, an e-mail address or a login in a URL; linear.
  private static final Pattern ADDRESS = Pattern.compile("[^\\s/](?:@|%40)[^\\s@/]");

  // What says most to people comes first. Not the tenant: one paste may have its id, another its
  // domain.
  private static final List<Field> APART =
      List.of(Field.APP_ID, Field.CORRELATION_ID, Field.TRACE_ID);

  /** A text without a code or any detail. */
  public static final SignInError NONE =
      new SignInError(List.of(), Optional.empty(), Map.of(), Cloud.PUBLIC);

  public SignInError {
    codes = List.copyOf(codes);
    if (codes.isEmpty() != primary.isEmpty()
        || primary.filter(codes::contains).isEmpty() != codes.isEmpty()) {
      throw new IllegalArgumentException("Primary " + primary + " is not one of " + codes);
    }
    var ordered = new EnumMap<Field, String>(Field.class);
    fields.forEach((field, value) -> ordered.put(field, Objects.requireNonNull(value)));
    fields = Collections.unmodifiableMap(ordered);
  }

  /** An error of which only the code is known, as when somebody types {@code 120021}. */
  public static SignInError ofCode(ErrorCode code) {
    return new SignInError(List.of(code), Optional.of(code), Map.of(), Cloud.PUBLIC);
  }

  /** The value of a field, where the text has it. */
  public Optional<String> field(Field field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** The {@linkplain Field#useful useful} fields that the text does not have. */
  public Set<Field> missing() {
    var missing = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (field.useful() && !fields.containsKey(field)) {
        missing.add(field);
      }
    }
    return Collections.unmodifiableSet(missing);
  }

  /** The codes besides the primary one, in order. */
  public List<ErrorCode> related() {
    return codes.stream().filter(code -> !primary.equals(Optional.of(code))).toList();
  }

  /**
   * The first detail that shows these two to be of different sign-ins, which may have one cause all
   * the same. Empty where a correlation id ties them together, and where nothing shows it: a detail
   * that only one of them has does not.
   */
  public Optional<Field> tellingApart(SignInError other) {
    return have(Field.CORRELATION_ID, other, String::equals)
        ? Optional.empty()
        : APART.stream()
            .filter(field -> have(field, other, (mine, theirs) -> !mine.equals(theirs)))
            .findFirst();
  }

  private boolean have(Field field, SignInError other, BiPredicate<String, String> wanted) {
    return field(field)
        .flatMap(mine -> other.field(field).filter(theirs -> wanted.test(mine, theirs)))
        .isPresent();
  }

  /**
   * A copy without what names a person: for replies that others can read. Besides the user that is
   * every value with an e-mail address in it, such as a redirect URI with a login hint.
   */
  public SignInError withoutPersonalData() {
    var rest = new EnumMap<Field, String>(Field.class);
    fields.forEach(
        (field, value) -> {
          if (!field.personal() && !hasAddress(value)) {
            rest.put(field, value);
          }
        });
    return new SignInError(codes, primary, rest, cloud);
  }

  // Hardly any has the sign, which is found sooner than what must stand around it.
  private static boolean hasAddress(String value) {
    return (value.contains("@") || value.contains("%40")) && ADDRESS.matcher(value).find();
  }
}
