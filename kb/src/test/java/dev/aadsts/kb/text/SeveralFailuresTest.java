package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.SignInErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of the codes beside the one to explain. */
final class SeveralFailuresTest {
  private static final String SECRET = "0a1b2c3d-1111-4222-8333-00000000003c";
  private static final String PAYROLL = "0a1b2c3d-1111-4222-8333-000000000092";
  private static final String GRAPH = "0a1b2c3d-1111-4222-8333-000000000093";

  private static final Set<Field> NAMING =
      Set.of(Field.APP_ID, Field.APP_NAME, Field.USER, Field.RESOURCE);

  @Test
  void tellsOfEachFailureWhatIsItsOwn() {
    String log =
        """
        10:11 AADSTS7000222: The provided client secret keys for app '%s' are expired. %s
        10:12 AADSTS65001: The user has not consented to use the application with ID '%s' named 'Payroll'. %s
        10:13 user=bob@contoso.com AADSTS50076: You must use multi-factor authentication to access '%s'. %s
        """
            .formatted(SECRET, ids(1), PAYROLL, ids(2), GRAPH, ids(3));

    assertThat(named(log))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                7000222, Map.of(Field.APP_ID, SECRET),
                65001, Map.of(Field.APP_ID, PAYROLL, Field.APP_NAME, "Payroll"),
                50076, Map.of(Field.USER, "bob@contoso.com", Field.RESOURCE, GRAPH)));
    assertThat(all(log))
        .extracting(error -> error.field(Field.CORRELATION_ID).orElse(""))
        .containsExactly(id(1, 1), id(2, 1), id(3, 1));
    assertThat(all(log))
        .extracting(error -> error.field(Field.TIMESTAMP).orElse(""))
        .containsExactly("2026-11-20T10:11:01Z", "2026-11-20T10:11:02Z", "2026-11-20T10:11:03Z");
  }

  @Test
  void tellsTheSameOfTheCodesOfOneFailure() {
    SignInErrors read =
        read(
            "AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret for app '%s'. %s"
                .formatted(SECRET, ids(1)));

    assertThat(read.error().primary()).contains(new ErrorCode(50012));
    assertThat(read.related())
        .singleElement()
        .satisfies(
            shell -> {
              assertThat(shell.codes()).containsExactly(new ErrorCode(70002));
              assertThat(shell.fields()).isEqualTo(read.error().fields());
            });
  }

  @Test
  void tellsOfACodeThatIsOnlyReferredToWhatIsToldOfTheFirst() {
    SignInErrors read =
        read(
            "AADSTS7000222: keys for app '%s' are expired. %s See also AADSTS50020"
                .formatted(SECRET, ids(1)));

    assertThat(read.related())
        .extracting(SignInError::fields)
        .containsExactly(read.error().fields());
  }

  @Test
  void sharesATenantThatIsTheOnlyOne() {
    String one = "AADSTS65001: one. %s\nAADSTS50076: two. Tenant: contoso.com %s\n";

    assertThat(all(one.formatted(ids(1), ids(2))))
        .extracting(error -> error.field(Field.TENANT).orElse("-"))
        .containsExactly("contoso.com", "contoso.com");
    assertThat(
            all(
                (one + "AADSTS50034: three. Tenant: fabrikam.com %s")
                    .formatted(ids(1), ids(2), ids(3))))
        .extracting(error -> error.field(Field.TENANT).orElse("-"))
        .containsExactly("-", "contoso.com", "fabrikam.com");
  }

  private static Map<Integer, Map<Field, String>> named(String text) {
    return all(text).stream()
        .collect(
            Collectors.toMap(
                error -> error.primary().orElseThrow().number(),
                error ->
                    error.fields().entrySet().stream()
                        .filter(entry -> NAMING.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  private static List<SignInError> all(String text) {
    SignInErrors read = read(text);
    return Stream.concat(Stream.of(read.error()), read.related().stream()).toList();
  }

  private static SignInErrors read(String text) {
    return SignInErrorParser.parseAll(PastedText.of(text));
  }

  private static String ids(int request) {
    return "Trace ID: %s Correlation ID: %s Timestamp: 2026-11-20 10:11:0%dZ"
        .formatted(id(request, 0), id(request, 1), request);
  }

  private static String id(int request, int kind) {
    return "0a1b2c3d-1111-4222-8333-0000000%d%d000".formatted(request, kind);
  }
}
