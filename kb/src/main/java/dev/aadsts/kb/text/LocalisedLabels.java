package dev.aadsts.kb.text;

import static dev.aadsts.kb.Field.APP_ID;
import static dev.aadsts.kb.Field.APP_NAME;
import static dev.aadsts.kb.Field.RESOURCE;
import static dev.aadsts.kb.Field.USER;
import static dev.aadsts.kb.text.Rule.EMAIL;
import static dev.aadsts.kb.text.Rule.GAP;
import static dev.aadsts.kb.text.Rule.GUID;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the error page and the sign-in log call the details beside a message, in the languages that
 * {@link LocalisedRules} has no messages of, and the labels that only the log has.
 */
final class LocalisedLabels {
  private static final String NAME = "\\s{0,4}[:=|][\\s\"'*]{0,6}+([^\"\\n|}]{1,200})";

  private static final String CELL = "([^\\t\\n]{1,200})";

  private static final List<Rule> APPLICATIONS =
      Stream.of(
              names("nazwa aplikacji", "název aplikace", "název aplikácie", "appnamn", "appnavn"),
              names("sovelluksen nimi", "alkalmazás neve", "uygulama adı", "имя приложения"),
              names("название приложения", "앱 이름", "애플리케이션 이름", "应用名称", "应用程序名称"),
              names("應用程式名稱", "numele aplicației", "ім'я програми"),
              ids("identyfikator aplikacji", "id aplikace", "id aplikácie", "sovelluksen tunnus"),
              ids("alkalmazásazonosító", "alkalmazás azonosítója", "uygulama kimliği"),
              ids("идентификатор приложения", "앱 id", "애플리케이션 id", "应用 id", "应用程序 id"),
              ids("應用程式識別碼", "應用程式 id", "id-ul aplicației", "ідентифікатор програми"))
          .flatMap(List::stream)
          .toList();

  // The sign-in log has "Application" and the name beside it, or on the next line in front of the
  // id. No sentence has a tab there.
  private static final List<Rule> PANE =
      Stream.concat(
              Stream.of(
                      "application",
                      "anwendung",
                      "aplicación",
                      "aplicativo",
                      "aplicação",
                      "applicazione",
                      "toepassing",
                      "aplikacja",
                      "アプリケーション",
                      "应用程序",
                      "應用程式",
                      "service principal name")
                  .map(label -> Rule.of(APP_NAME, 2, label, alone(label) + "\\t{1,3}" + CELL)),
              Stream.of("application", "service principal ")
                  .map(
                      label ->
                          Rule.of(
                              APP_NAME,
                              2,
                              label,
                              alone(label)
                                  + "(?:name)?+\\n"
                                  + CELL
                                  + "(?=\\n"
                                  + label
                                  + " ?id\\b)")))
          .toList();

  private static final List<Rule> USERS =
      Stream.of(
              "用户名",
              "使用者名稱",
              "사용자 이름",
              "nazwa użytkownika",
              "uživatelské jméno",
              "имя пользователя",
              "kullanıcı adı",
              "felhasználónév",
              "användarnamn",
              "brugernavn",
              "brukernavn",
              "käyttäjänimi")
          .map(label -> Rule.of(USER, 0, label, GAP + EMAIL))
          .toList();

  private static final List<Rule> RESOURCES =
      List.of(
          Rule.of(RESOURCE, 0, "ressourcen", "-?id" + GAP + GUID),
          Rule.of(
              RESOURCE,
              0,
              "id",
              "\\.? (?:de la ressource|de(?:l)? recurso|do recurso|risorsa)" + GAP + GUID),
          Rule.of(RESOURCE, 0, "リソース", " ?id" + GAP + GUID),
          Rule.of(RESOURCE, 0, "资源", " ?id" + GAP + GUID),
          Rule.of(RESOURCE, 0, "資源識別碼", GAP + GUID));

  private LocalisedLabels() {}

  static List<Rule> all() {
    return Stream.of(APPLICATIONS, PANE, USERS, RESOURCES).flatMap(List::stream).toList();
  }

  private static List<Rule> names(String... labels) {
    return Stream.of(labels).map(label -> Rule.of(APP_NAME, 1, label, NAME)).toList();
  }

  private static List<Rule> ids(String... labels) {
    return Stream.of(labels).map(label -> Rule.of(APP_ID, 1, label, GAP + GUID)).toList();
  }

  /** That the label is all that its line begins with. */
  private static String alone(String label) {
    return "(?<![^\\n]" + label + ")";
  }
}
