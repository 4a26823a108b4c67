package dev.aadsts.kb.text;

import static dev.aadsts.kb.Field.APP_ID;
import static dev.aadsts.kb.Field.APP_NAME;
import static dev.aadsts.kb.Field.REDIRECT_URI;
import static dev.aadsts.kb.Field.TENANT;
import static dev.aadsts.kb.Field.USER;
import static dev.aadsts.kb.text.Rule.DOMAIN;
import static dev.aadsts.kb.text.Rule.EMAIL;
import static dev.aadsts.kb.text.Rule.GAP;
import static dev.aadsts.kb.text.Rule.GUID;
import static dev.aadsts.kb.text.Rule.URI;

import dev.aadsts.kb.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the details in the messages themselves are written in other languages: Entra translates its
 * messages as well as the labels below them.
 */
final class LocalisedRules {
  /** What stands in front of the address of a guest's home tenant, in each language. */
  static final String[] ISSUERS =
      Stream.of(
              "identity provider",
              // Of a token, as Azure Resource Manager complains; the tenant it wants comes next.
              "wrong issuer",
              "identitätsanbieters",
              "identitätsanbieter",
              "fournisseur d'identité",
              "proveedor de identidades",
              "proveedor de identidad",
              "provedor de identidade",
              "fornecedor de identidade",
              "provider di identità",
              "id-provider",
              "id プロバイダー")
          .flatMap(
              words -> Stream.of(" 'https://", " \"https://", " \" https://").map(words::concat))
          .toArray(String[]::new);

  private static final List<Field> APP_REVERSED = List.of(APP_ID, APP_NAME, APP_NAME);
  private static final List<Field> APP = List.of(APP_NAME, APP_ID);
  private static final String LABELLED_NAME = "\\s{0,4}[:=|][\\s\"'*]{0,6}+([^\"\\n|}]{1,200})";

  // The word for an application, what may stand between it and its id, and between that and a name.
  private static final List<Rule> APPLICATIONS =
      Stream.of(
              application(
                  "anwendung", "s-?id| mit (?:der )?(?:id|kennung)", "mit dem namen|namens"),
              application(
                  "application", " (?:avec|ayant) (?:l'id(?:entificateur)?|pour id)", "nommée?"),
              application(
                  "aplicación",
                  " con (?:el )?(?:identificador|id\\.?)",
                  "(?:denominada|llamada|con (?:el )?nombre)"),
              application(
                  "aplicativo", " com (?:a |o )?(?:identificador|id)", "(?:chamado|nomeado)"),
              application(
                  "aplicação", " com (?:a |o )?(?:identificador|id)", "(?:chamada|denominada)"),
              application(
                  "applicazione", " con (?:l')?id(?:entificatore)?", "(?:denominata|chiamata)"),
              application("toepassing", "s?-?id| met (?:de )?id", "met de naam|genaamd"),
              application("アプリケーション", " ?\\(?id", "\\(?名前"),
              application("アプリ", " ?id", "\\(?名前"))
          .flatMap(List::stream)
          .toList();

  private static final List<Rule> LABELS =
      List.of(
          // ID が 'guid' で名前が 'Contoso HR' のアプリケーション
          Rule.of(
              List.of(APP_ID, APP_NAME),
              0,
              "id",
              " ?が ?['\"]" + GUID + "['\"] ?(?:で|、)?+名前が ?['\"]([^'\"\\n]{1,200})['\"]"),
          Rule.of(
              APP_ID,
              1,
              "id",
              "(?:entificador|entifiant|entificatore|entificateur)?+\\.?+ (?:de l'|de la |d'|del |dell'|do |da |de |van de |der )?+"
                  + "(?:application|app|aplicación|aplicativo|aplicação|applicazione|toepassing|anwendung)"
                  + GAP
                  + GUID),
          Rule.of(APP_NAME, 1, "nom", " d(?:e l)?'(?:application|app)" + LABELLED_NAME),
          Rule.of(APP_NAME, 1, "nombre", " de (?:la )?(?:aplicación|app)" + LABELLED_NAME),
          Rule.of(
              APP_NAME,
              1,
              "nome",
              " (?:do |da |dell')?(?:aplicativo|aplicação|applicazione|app)" + LABELLED_NAME),
          Rule.of(APP_NAME, 1, "anwendungs", "-?name" + LABELLED_NAME),
          Rule.of(APP_NAME, 1, "name der ", "(?:anwendung|app)" + LABELLED_NAME),
          Rule.of(APP_NAME, 1, "naam van ", "(?:de )?(?:toepassing|app)" + LABELLED_NAME),
          Rule.of(APP_NAME, 1, "toepassings", "-?naam" + LABELLED_NAME),
          Rule.of(APP_NAME, 1, "app-naam", LABELLED_NAME),
          Rule.of(APP_NAME, 1, "アプリ", "(?:ケーション)?(?:の表示)?名" + LABELLED_NAME));

  private static final List<Rule> ADDRESSES =
      List.of(
          Rule.of(REDIRECT_URI, 0, "umleitungs", "-?ur[il]" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "antwort", "-?ur[il]" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "omleidings", "-?ur[il]" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "antwoord", "-?ur[il]" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "omdirigerings", "-?ur[il](?::n)?" + GAP + URI),
          Rule.of(
              REDIRECT_URI,
              0,
              "uri d",
              "e (?:redirection|redirección|redirecionamento)" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "uri d", "i reindirizzamento" + GAP + URI),
          Rule.of(
              REDIRECT_URI, 0, "url d", "e (?:réponse|redirection|respuesta|resposta)" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "url d", "i risposta" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "リダイレクト", " ?ur[il]" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "応答", " ?ur[il]" + GAP + URI));

  private static final List<Rule> USERS =
      List.of(
          Rule.of(USER, 0, "benutzer", "(?:s|konto|kontos|name|prinzipalname)?+" + GAP + EMAIL),
          Rule.of(USER, 0, "konto", GAP + EMAIL),
          Rule.of(USER, 0, "utilisateur", "(?: connecté)?+" + GAP + EMAIL),
          Rule.of(USER, 0, "compte", GAP + EMAIL),
          Rule.of(USER, 0, "usuario", GAP + EMAIL),
          Rule.of(USER, 0, "cuenta", GAP + EMAIL),
          Rule.of(USER, 0, "usuário", "(?: conectado)?+" + GAP + EMAIL),
          Rule.of(USER, 0, "utilizador", GAP + EMAIL),
          Rule.of(USER, 0, "conta", GAP + EMAIL),
          Rule.of(USER, 0, "utente", "(?: connesso)?+" + GAP + EMAIL),
          Rule.of(USER, 0, "gebruiker", "(?:saccount|snaam)?+" + GAP + EMAIL),
          Rule.of(USER, 0, "ユーザー", " ?(?:アカウント|プリンシパル名|名)?+" + GAP + EMAIL));

  private static final List<Rule> TENANTS =
      Stream.of(
              tenant("mandant", "(?:en)?+(?:-?id)?+"),
              tenant("locataire", ""),
              tenant("inquilino", ""),
              tenant("locatário", ""),
              tenant("テナント", "(?: ?id)?+"),
              List.of(
                  Rule.of(
                      TENANT,
                      0,
                      "id",
                      "\\.?+ (?:de |del |do )(?:locataire|inquilino|locatário)" + GAP + GUID)))
          .flatMap(List::stream)
          .toList();

  private LocalisedRules() {}

  static List<Rule> all() {
    return Stream.of(APPLICATIONS, LABELS, ADDRESSES, USERS, TENANTS)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> application(String word, String withId, String called) {
    String name = "['\"] ?([^'\"\\n]{1,200})['\"]";
    String blanks = Rule.isUnspaced(word.charAt(0)) ? "\\s{0,2}" : "\\s{1,3}";
    return List.of(
        // die Anwendung "guid", "guid" (Contoso HR), mit der ID "guid" mit dem Namen "Contoso HR"
        Rule.of(
            APP_REVERSED,
            0,
            word,
            "(?:"
                + withId
                + ")?+"
                + GAP
                + GUID
                + "[ '\"]{0,3}+(?:\\(([^)\\n]{1,200})\\)|,? ?(?:"
                + called
                + ") ?"
                + name
                + ")?+"),
        // l'application « Contoso HR » (« guid »)
        Rule.of(APP, 0, word, blanks + "['\"] ?([^'\"\\n(]{1,120})['\"] ?\\([\\s'\"]{0,2}+" + GUID),
        Rule.of(APP_NAME, 3, word, blanks + "['\"] ?(?![0-9a-f]{8}-)([^'\"\\n]{1,200})['\"]"));
  }

  private static List<Rule> tenant(String word, String id) {
    return List.of(
        Rule.of(TENANT, 0, word, id + GAP + GUID),
        Rule.of(TENANT, 1, word, id + GAP + DOMAIN),
        Rule.of(TENANT, 5, word, id + " ['\"] ?([^'\"\\n]{1,200})['\"]"));
  }
}
