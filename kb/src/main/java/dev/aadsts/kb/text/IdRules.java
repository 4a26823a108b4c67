package dev.aadsts.kb.text;

import static dev.aadsts.kb.Field.CORRELATION_ID;
import static dev.aadsts.kb.Field.TRACE_ID;
import static dev.aadsts.kb.text.Rule.GAP;
import static dev.aadsts.kb.text.Rule.GUID;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the ids of a failure are written. The error page and the messages of tokens follow the
 * language of the browser; the labels are those of Microsoft's own translations.
 */
final class IdRules {
  /** The rank of a trace id that is called request id, as other services call theirs too. */
  static final int REQUEST_ID = 1;

  // "Correlation ld", as read off a screenshot.
  private static final String ID = "[ _.-]{0,2}(?:[il]d)?+(?:key)?+" + GAP + GUID;
  private static final String MUST_ID = "[ _-]?[il]d" + GAP + GUID;
  private static final String WORD_ID = "[ -]?(?:id|kimliği|tunnus|azonosító|識別碼)?+" + GAP + GUID;

  private static final List<Rule> CORRELATION =
      List.of(
          Rule.of(CORRELATION_ID, 0, "correlation", "(?: id \\(request\\))?+" + ID),
          // The log of Teams.
          Rule.of(CORRELATION_ID, 0, "corrid", GAP + GUID),
          Rule.of(CORRELATION_ID, 0, "client", "[ _-]?request" + MUST_ID),
          Rule.of(CORRELATION_ID, 0, "korrelation", "s?" + ID),
          Rule.of(CORRELATION_ID, 0, "korrelasjons", ID),
          Rule.of(CORRELATION_ID, 0, "korrelaatio", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "corrélation", ID),
          Rule.of(CORRELATION_ID, 0, "correlación", ID),
          Rule.of(CORRELATION_ID, 0, "correlação", ID),
          Rule.of(CORRELATION_ID, 0, "correlazione", ID),
          Rule.of(CORRELATION_ID, 0, "correlatie", ID),
          Rule.of(CORRELATION_ID, 0, "korelacji", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "korelace", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "korrelációs", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "bağıntı", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "корреляции", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "상관 관계", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "関連付け", ID),
          Rule.of(CORRELATION_ID, 0, "相関", ID),
          Rule.of(CORRELATION_ID, 0, "相互關聯", WORD_ID),
          Rule.of(CORRELATION_ID, 0, "相关", "性?" + ID),
          Rule.of(CORRELATION_ID, 0, "关联", ID));

  private static final List<Rule> TRACE =
      List.of(
          Rule.of(TRACE_ID, 0, "trace", MUST_ID),
          Rule.of(TRACE_ID, 0, "ablaufverfolgungs", ID),
          Rule.of(TRACE_ID, 0, "überwachungs", ID),
          Rule.of(TRACE_ID, 0, "spårnings", ID),
          Rule.of(TRACE_ID, 0, "id", "\\.? de (?:seguimiento|suivi|rastreamento)" + GAP + GUID),
          Rule.of(TRACE_ID, 0, "identyfikator", " śledzenia" + GAP + GUID),
          Rule.of(TRACE_ID, 0, "トレース", ID),
          Rule.of(TRACE_ID, 0, "跟踪", ID));

  private static final List<Rule> REQUEST =
      List.of(
          Rule.of(
              TRACE_ID, REQUEST_ID, "request", MUST_ID, "client-", "client_", "client ", "client"),
          Rule.of(TRACE_ID, REQUEST_ID, "anforderungs", ID),
          Rule.of(
              TRACE_ID,
              REQUEST_ID,
              "id",
              "\\.? (?:de (?:la )?|da |richiesta)(?:demande|solicitud|solicitação)?" + GAP + GUID),
          Rule.of(TRACE_ID, REQUEST_ID, "aanvraag", ID),
          Rule.of(TRACE_ID, REQUEST_ID, "anmodnings", ID),
          Rule.of(TRACE_ID, REQUEST_ID, "forespørsels", ID),
          Rule.of(TRACE_ID, REQUEST_ID, "begärande", ID),
          Rule.of(TRACE_ID, REQUEST_ID, "begäran", "s?" + ID),
          Rule.of(TRACE_ID, REQUEST_ID, "pyynnön", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "żądania", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "požadavku", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "kérelem", "(?: azonosítója)?+" + GAP + GUID),
          Rule.of(TRACE_ID, REQUEST_ID, "istek", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "запроса", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "요청", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "要求", WORD_ID),
          Rule.of(TRACE_ID, REQUEST_ID, "请求", ID));

  private IdRules() {}

  static List<Rule> all() {
    return Stream.of(CORRELATION, TRACE, REQUEST).flatMap(List::stream).toList();
  }
}
