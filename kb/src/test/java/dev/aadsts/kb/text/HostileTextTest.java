package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A megabyte of what an attacker would send. The limit is there to catch a quadratic scan, which
 * takes minutes, not to measure.
 */
final class HostileTextTest {
  private static final int MEGABYTE = 1_000_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ID = "11111111-1111-1111-1111-111111111111";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AADSTS",
        "AADSTS50105",
        "AADSTS50105: x. ",
        "AADSTS50105: user a@contoso.com\nAADSTS50020: user b@contoso.com\n",
        "AADSTS50105: x. Correlation ID: 1111111a-1111-1111-1111-111111111111 "
            + "user a@contoso.com } \n \n",
        "aadst",
        "see also AADSTS50105 ",
        "https://login.microsoftonline.com/error?code=50058 ",
        "/error?code=50058",
        "login.microsoftonline.com/",
        "1",
        "12345 ",
        "0f-",
        "0f\n",
        "AAD\nSTS50105\n",
        "=\n",
        "\\",
        "\\\\n",
        "\\u0026",
        "%25",
        "%252525",
        "%41",
        "a=%41&",
        "a&client_id=",
        "&",
        "&amp;",
        "amp;",
        "&amp;amp;amp;",
        "{",
        "{\"",
        "[",
        "1[1](http",
        "- -\n",
        "ErrorCode A\n--------- -\n",
        "{\"errorCode\":0,\"a\":{\"errorCode\":1,\"a\":",
        "(",
        "\"",
        "'",
        "<",
        "<a",
        "<at>",
        "<https://x|",
        "<mailto:",
        ">",
        "> ",
        " ",
        "\n",
        "\r",
        "\t",
        "\u001b[",
        "\u200b",
        "\uff11",
        "\ud800",
        "error_codes\":[1",
        "error code ",
        "resulttype (50105,",
        " - [20",
        "tenant ",
        "tenant a.",
        "tenant '",
        "the a.",
        "application ",
        "application 'a' (",
        "resource a:",
        "redirect_uri=a:",
        "user a.b@",
        "user a@b.",
        "app name: ",
        "suberror=",
        "invalid_grant ",
        "client_id=",
        "Timestamp: 2026-11-20T10:11:12Z ",
        "Trace ID: " + ID + " ",
        "Correlation ID: " + ID + "\nAADSTS50105: ",
        "a|",
        "correlationid,resulttype\n",
        "correlationid,resulttype\na,b\n"
      })
  void isReadInLinearTime(String part) {
    parsesInTime(part.repeat(MEGABYTE / part.length()));
  }

  @Test
  void manyFailuresAreReadInLinearTime() {
    String text =
        IntStream.range(1_000_000, 1_010_000)
            .mapToObj(
                n ->
                    "AADSTS%d: x. Trace ID: %s Timestamp: 2026-11-20 10:11:12Z\n"
                        .formatted(n, id(n)))
            .collect(Collectors.joining());

    assertThat(parsesInTime(text).codes()).hasSize(SignInErrorParser.MOST_CODES);
  }

  @Test
  void manyRequestsOfOneSignInAreReadInLinearTime() {
    String text =
        IntStream.range(1_000_000, 1_010_000)
            .mapToObj(
                n ->
                    "AADSTS%d: x. Trace ID: %s Correlation ID: %s\n".formatted(n, id(n), ID)
                        + "user a@contoso.com tenant x%d.com\n".formatted(n))
            .collect(Collectors.joining());

    assertThat(parsesInTime(text).field(Field.USER)).hasValue("a@contoso.com");
  }

  @Test
  void manyCodesOfOneFailureAreReadInLinearTime() {
    String text =
        IntStream.range(1_000_000, 1_010_000)
            .mapToObj(n -> "AADSTS%d: x. Trace ID: %s ".formatted(n, ID))
            .collect(Collectors.joining());

    assertThat(parsesInTime(text).codes()).hasSize(SignInErrorParser.MOST_CODES);
  }

  @Test
  void manyNestedCodesAreReadInLinearTime() {
    String text =
        IntStream.range(1_000_000, 1_050_000)
            .mapToObj(n -> "AADSTS%d: x. ".formatted(n))
            .collect(Collectors.joining());

    assertThat(parsesInTime(text + "Trace ID: " + ID).codes())
        .hasSize(SignInErrorParser.MOST_CODES);
  }

  @Test
  void noiseIsReadInLinearTime() {
    var random = new Random(50105);

    parsesInTime(noise(random, "0123456789abcdef-"));
    parsesInTime(noise(random, "\\\"'&;%<>{}[]()|:=,. \nAADSTS50105"));
    parsesInTime(
        random
            .ints(MEGABYTE, 0, 0x1_0000)
            .mapToObj(Character::toString)
            .collect(Collectors.joining()));
  }

  @Test
  void findsTheCodeBehindAMegabyteOfText() {
    String text = "lorem ipsum ".repeat(MEGABYTE / 12) + "AADSTS50105: blocked";

    assertThat(parsesInTime(text).primary()).map(Object::toString).hasValue("AADSTS50105");
  }

  private static SignInError parsesInTime(String text) {
    return assertTimeoutPreemptively(LIMIT, () -> SignInErrorParser.parse(text));
  }

  private static String id(int number) {
    return "11111111-1111-1111-1111-%012d".formatted(number);
  }

  private static String noise(Random random, String alphabet) {
    return random
        .ints(MEGABYTE, 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
