package dev.aadsts.kb.text;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes up what people paste: noise, prose, and messages in the forms that Entra has. */
final class PastedMessages {
  private PastedMessages() {}

  /** Anything at all, much of it made of pieces that mean something to the parser. */
  static Arbitrary<String> noise() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "AADSTS",
            "aadsts",
            "AADSTS50105",
            "AADSTS 50105:",
            "50105",
            "70002",
            "error",
            "code",
            "error_codes\":[",
            "ResultType",
            "Correlation ID: ",
            "Trace ID",
            "Timestamp: ",
            "2026-11-20T10:11:12Z",
            "0a1b2c3d-1111-4222-8333-00000000001a",
            "tenant '",
            "'",
            "\"",
            "\\",
            "\\r\\n",
            "\\u00",
            "%",
            "%41",
            "%2541",
            "&",
            "&amp;",
            "&#",
            ";",
            "<",
            ">",
            "<at>",
            "</at>",
            "<https://x|",
            "|",
            "│",
            ",",
            "\t",
            "\n",
            "\r",
            " ",
            "  ",
            "=",
            ":",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "https://login.microsoftonline.com/",
            "error?code=",
            "user ",
            "ann@contoso.com",
            "\u200b",
            "\u00ad",
            "\uff11",
            "\ud800",
            "\u001b[31m",
            "invalid_grant",
            "resulttype,correlationid\n",
            "see also ");
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(20);
    return Arbitraries.frequencyOf(Tuple.of(8, pieces), Tuple.of(1, anything))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  /** Words and the marks between them, as people write. */
  static Arbitrary<String> prose() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars(" \n.,;:!?()'\"-/äéßñ你好")
        .ofMaxLength(200);
  }

  /** A number that can be a code. */
  static Arbitrary<Integer> codes() {
    return Arbitraries.integers().between(1_000, 9_999_999);
  }

  /** A complete message about that code. */
  static Arbitrary<Message> messages() {
    return Combinators.combine(
            Arbitraries.integers().between(10_000, 9_999_999),
            sentences(),
            Arbitraries.of(Form.values()),
            Arbitraries.longs().between(1, 0xffff_fffeL))
        .as((code, sentence, form, id) -> new Message(code, form.text(code, sentence, id)));
  }

  private static Arbitrary<String> sentences() {
    return Arbitraries.of(
        "The user account is disabled.",
        "Application with identifier '11111111-2222-4333-8444-555555555555' was not found in the"
            + " directory 'contoso.com'.",
        "The redirect URI 'https://app.contoso.com/cb' specified in the request does not match the"
            + " redirect URIs configured for the application.",
        "User account 'ann@contoso.com' does not exist in tenant 'Contoso'.",
        "Ihr Konto ist gesperrt, bitte später erneut versuchen.");
  }

  /** A message and the code it is about. */
  record Message(int code, String text) {}

  /** Where a message comes from. */
  enum Form {
    PAGE {
      @Override
      String text(int code, String sentence, long id) {
        return "Request Id: %s\nCorrelation Id: %s\nTimestamp: 2026-11-20T10:11:12Z\nMessage: AADSTS%d: %s"
            .formatted(guid(id), guid(id + 1), code, sentence);
      }
    },
    TOKEN {
      @Override
      String text(int code, String sentence, long id) {
        return "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: 2026-11-20 10:11:12Z"
            .formatted(code, sentence, guid(id), guid(id + 1));
      }
    },
    LINES {
      @Override
      String text(int code, String sentence, long id) {
        return "AADSTS%d: %s\nTrace ID: %s\nCorrelation ID: %s\nTimestamp: 2026-11-20 10:11:12Z"
            .formatted(code, sentence, guid(id), guid(id + 1));
      }
    },
    WRAPPED {
      @Override
      String text(int code, String sentence, long id) {
        return "AADSTS70002: Error validating credentials. " + TOKEN.text(code, sentence, id);
      }
    };

    abstract String text(int code, String sentence, long id);

    static String guid(long id) {
      return String.format(Locale.ROOT, "%08x-1111-4222-8333-00000000001a", id);
    }
  }
}
