package dev.aadsts.kb.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A word that people and programs put in front of the number of a code that has no prefix.
 *
 * @param cue lower case; looked up as plain text
 * @param rest what follows the cue; group 1 is the number
 * @param trust what the label vouches for
 */
record CodeLabel(String cue, Pattern rest, Trust trust) {
  private static final String GAP = "[\\s\"'*_`:=|>(\\[,#-]{0,40}+";

  private static final List<CodeLabel> ENGLISH =
      List.of(
          label("error_codes", "", Trust.LIST),
          label("errorcodes", "", Trust.LIST),
          // MSAL for JavaScript: "Error(s): 9002313,70000 - Timestamp: ..."
          label("error(s)", "(?=: [0-9,]{4,80}+ - timestamp)", Trust.LIST),
          label("aadsts", " (?:error(?: code)?|code)s?", Trust.SIGN_IN),
          label("resulttype", "(?:\\s*(?:in~?|has_any))?", Trust.SIGN_IN),
          label("result type", "", Trust.SIGN_IN),
          label("sign-in error", "(?:[ _-]?code)?(?: is)?", Trust.SIGN_IN),
          label("sign in error", "(?:[ _-]?code)?(?: is)?", Trust.SIGN_IN),
          label("signinerrorcode", "", Trust.SIGN_IN),
          label("error", "[ _-]?(?:code|number|no\\.?)(?: is)?", Trust.ANYTHING),
          label("error", "(?==)", Trust.ANYTHING),
          label("error", "(?= [1-9])", Trust.IN_CONTEXT));

  // "Fehlercode ist 50126", "Código de error de inicio de sesión 50126"
  private static final String WORDS = "(?: \\p{L}{1,12}){0,4}+";
  private static final List<CodeLabel> LOCALISED =
      Stream.of(
              "fehlercode",
              "anmeldefehlercode",
              "code d'erreur",
              "código de error",
              "codigo de error",
              "código de erro",
              "codigo de erro",
              "codice errore",
              "codice di errore",
              "foutcode",
              "felkod",
              "fejlkode",
              "feilkode",
              "virhekoodi",
              "kod błędu",
              "kód chyby",
              "hibakód",
              "hata kodu",
              "cod de eroare",
              "код ошибки",
              "код помилки",
              "κωδικός σφάλματος",
              "エラー コード",
              "エラーコード",
              "错误代码",
              "错误码",
              "錯誤碼",
              "錯誤代碼",
              "오류 코드")
          .map(cue -> label(cue, WORDS, Trust.ANYTHING))
          .toList();

  /** Every label. */
  static final List<CodeLabel> ALL = Stream.concat(ENGLISH.stream(), LOCALISED.stream()).toList();

  /** What the label in front of a number vouches for. */
  enum Trust {
    /** Only Entra lists codes under that name. */
    LIST,
    /** Only sign-in logs call it that. */
    SIGN_IN,
    /** Everybody calls it that: the number must look like one of Entra's. */
    ANYTHING,
    /** Also what people say of any program: the text must be about signing in. */
    IN_CONTEXT
  }

  private static CodeLabel label(String cue, String wording, Trust trust) {
    boolean vouches = trust == Trust.SIGN_IN || trust == Trust.ANYTHING;
    String number = vouches ? Numbers.PLAIN_OR_GROUPED : Numbers.PLAIN;
    return new CodeLabel(cue, Pattern.compile(wording + GAP + number), trust);
  }
}
