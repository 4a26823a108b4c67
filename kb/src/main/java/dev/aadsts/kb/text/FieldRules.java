package dev.aadsts.kb.text;

import static dev.aadsts.kb.Field.APP_ID;
import static dev.aadsts.kb.Field.APP_NAME;
import static dev.aadsts.kb.Field.OAUTH_ERROR;
import static dev.aadsts.kb.Field.REDIRECT_URI;
import static dev.aadsts.kb.Field.RESOURCE;
import static dev.aadsts.kb.Field.SUBERROR;
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

/** How each field is written, by Entra, the libraries, the logs and the portals. */
final class FieldRules {
  private static final String NAME = "([^'\"\\n]{1,200})";
  // A name as it stands in front of an id in parentheses: with or without quotes, perhaps with
  // parentheses of its own, and never beyond the end of its sentence.
  private static final String NAME_IN_FRONT =
      "([^\\n\"(.]{1,100}+(?:\\.[^ \\n\"(.][^\\n\"(.]{0,60}+){0,4}+"
          + "(?:\\((?!['\"]?[0-9a-f]{8}-)[^\\n\"()]{0,60}+\\)[^\\n\"(.]{0,30}+)?+)\\n?\\s{0,3}+";
  private static final List<Field> APP = List.of(APP_NAME, APP_ID);
  private static final List<Field> APP_REVERSED = List.of(APP_ID, APP_NAME, APP_NAME);

  // An id or a verified domain beats a display name, which no link or command can use.
  private static final List<Rule> TENANTS =
      List.of(
          Rule.of(
              TENANT,
              0,
              "tenant",
              "(?: named| with id|[ _-]?id(?:entifier)?)?+" + GAP + GUID,
              "home",
              "home ",
              "home_"),
          Rule.of(TENANT, 0, "directory", "(?: with id|[ _-]?(?:\\(tenant\\) )?id)?+" + GAP + GUID),
          Rule.of(TENANT, 1, "your organization", " ['\"]" + GUID),
          Rule.of(TENANT, 0, "tid", "[\"']{0,3}\\s{0,2}[=:]" + GAP + GUID),
          Rule.of(TENANT, 1, "tenant", "(?: named|[ _-]?id)?+" + GAP + DOMAIN, "home", "home "),
          Rule.of(TENANT, 1, "directory", " ['\"]" + DOMAIN + "['\"]"),
          Rule.of(TENANT, 1, "the ", "['\"]?" + DOMAIN + "['\"]? (?:directory|tenant)"),
          Rule.of(TENANT, 1, "the ", "['\"]?" + GUID + "['\"]? (?:directory|tenant)"),
          Rule.of(TENANT, 1, "access to ", "['\"]?" + DOMAIN + "['\"]? tenant"),
          Rule.of(TENANT, 5, "tenant", "(?: named)?+ ['\"]" + NAME + "['\"]"),
          Rule.of(TENANT, 5, "tenant", " named ([^'\"\\n.]{1,120})\\."),
          Rule.of(TENANT, 5, "directory", " ['\"]" + NAME + "['\"]"),
          Rule.of(TENANT, 5, "exist in the ", "(?!tenant)([^'\"\\n.]{1,120}?) directory"),
          Rule.of(TENANT, 5, "access to ", "'([^'\\n]{1,120})' tenant"));

  private static final List<Rule> APPLICATIONS =
      List.of(
          // application 'Contoso HR' ('guid'), application Contoso HR ('guid')
          Rule.of(
              APP,
              0,
              "application",
              "\\s{1,3}(?!with |id |'?[0-9a-f]{8}-)" + NAME_IN_FRONT + "\\(['\"]?" + GUID),
          // with ID 'guid' named 'Contoso HR', 'guid'(Contoso HR), Client app ID: guid(Contoso HR)
          Rule.of(
              APP_REVERSED,
              0,
              "app",
              "(?:lication)?+(?: principal)?(?: with)?(?:[ _-]?id(?:entifier)?)?+"
                  + GAP
                  + GUID
                  + "['\"]?(?:\\s?\\(([^)\\n]{1,200})\\)|\\s?named ['\"]([^'\"\\n]{1,200})['\"])?+",
              "resource ",
              "resource"),
          Rule.of(APP_ID, 1, "client", "[ _-]?(?:app[ _-]?)?id" + GAP + GUID, "target "),
          Rule.of(
              APP_ID,
              1,
              "app",
              "(?:lication)?[ _-]?(?:\\(client\\)[ _-])?id" + GAP + GUID,
              "resource ",
              "resource",
              "resource_"),
          Rule.of(APP_ID, 2, "client", ":? ['\"]?" + GUID),
          Rule.of(APP_ID, 2, "service principal", "(?: with id)?" + GAP + GUID),
          // az login --service-principal -u <guid>
          Rule.of(APP_ID, 2, "service-principal", " (?:-u|--username)[ =]{1,3}[\"']?" + GUID),
          Rule.of(
              APP_NAME,
              1,
              "app",
              "(?:lication)?[ _-]?(?:display[ _-]?)?name[\"'*]{0,4}\\s{0,40}+[:=|][\\s\"'*]{0,6}+"
                  + "([^\"\\n|}]{1,200})",
              "resource"),
          // A row of Log Analytics that was opened and copied: the value is on the next line.
          Rule.of(APP_NAME, 1, "appdisplayname", "\\n([^\\t\\n]{1,200})"),
          Rule.of(
              APP_NAME,
              2,
              "application",
              ":[ \\t]{0,4}+(?!['\"]?[0-9a-f]{8}-)([^\"'\\n|,]{1,200})(?:\\n|$)"),
          Rule.of(APP_NAME, 3, "application", ":?\\s{1,3}['\"](?![0-9a-f]{8}-)" + NAME + "['\"]"),
          // SAML applications and APIs are named by an address.
          Rule.of(APP_NAME, 4, "application", " with identifier ['\"]?" + URI));

  private static final List<Rule> RESOURCES =
      List.of(
          Rule.of(
              RESOURCE,
              0,
              "resource",
              "[ _-]?(?:app(?:lication)?[ _-]?)?(?:id(?:entity)?)?+" + GAP + GUID),
          Rule.of(
              RESOURCE, 0, "resource", "(?: value from request| principal named)?+" + GAP + URI),
          Rule.of(RESOURCE, 0, "resource", " principal named" + GAP + GUID),
          Rule.of(RESOURCE, 1, "to access ", "['\"]" + NAME + "['\"]"),
          Rule.of(RESOURCE, 1, "access a service", GAP + GUID),
          Rule.of(RESOURCE, 1, "resource", " instead of ['\"]" + NAME + "['\"]"),
          Rule.of(RESOURCE, 1, "application", " named " + URI + " was not found"),
          Rule.of(RESOURCE, 2, "resource", " ['\"]" + NAME + "['\"]"),
          Rule.of(RESOURCE, 2, "resource", " principal named ([^'\"\\n]{1,200}?) was not found"));

  private static final List<Rule> ADDRESSES =
      List.of(
          Rule.of(REDIRECT_URI, 0, "redirect", "[ _-]?ur[il]" + GAP + URI),
          Rule.of(REDIRECT_URI, 0, "reply", "[ _-]?(?:ur[il]|address)" + GAP + URI));

  private static final List<Rule> USERS =
      List.of(
          Rule.of(USER, 0, "account", GAP + EMAIL),
          Rule.of(
              USER,
              0,
              "user",
              "[ _-]?(?:account|principal[ _-]?name|name|identity|id)?+" + GAP + EMAIL),
          Rule.of(USER, 0, "login_hint", GAP + EMAIL),
          Rule.of(USER, 0, "username", GAP + EMAIL),
          Rule.of(USER, 0, "upn", GAP + EMAIL),
          Rule.of(USER, 1, "preferred_username", GAP + EMAIL),
          Rule.of(USER, 1, "unique_name", GAP + EMAIL),
          Rule.of(USER, 1, "signed in as", GAP + EMAIL));

  private static final List<Rule> OAUTH =
      List.of(
          Rule.of(
              SUBERROR,
              0,
              "sub",
              "(?:[ _-]?error(?:_code|key)?|_code)[\"'\\\\]{0,4}(?:, value)?+\\s{0,3}[:=]>?+[\\s\"'\\\\]{0,6}+([a-z][a-z0-9_]{2,63})"),
          // SQL Server Management Studio: "Error code 0xinvalid_grant"
          Rule.of(OAUTH_ERROR, 1, "error", " code 0x(" + OAuthErrors.PATTERN + ")\\b"),
          Rule.of(
              OAUTH_ERROR,
              0,
              "error",
              "(?:[ _]?code)?[\"'\\\\]{0,4}\\s{0,3}[:=][\\s\"'\\\\]{0,6}+("
                  + OAuthErrors.PATTERN
                  + ")\\b",
              "sub",
              "sub_",
              "sub-"));

  private FieldRules() {}

  // The issuer of a guest's home tenant is named in the same form, and is not the tenant meant.
  private static List<Rule> authorities() {
    return Hosts.signIn().stream()
        .flatMap(
            host ->
                Stream.of(GUID, DOMAIN)
                    .map(tenant -> Rule.of(TENANT, 3, host, "/" + tenant, LocalisedRules.ISSUERS)))
        .toList();
  }

  static List<Rule> all() {
    return Stream.of(
            IdRules.all(),
            authorities(),
            TENANTS,
            APPLICATIONS,
            RESOURCES,
            ADDRESSES,
            USERS,
            OAUTH,
            OAuthErrors.bare(),
            LocalisedRules.all(),
            LocalisedLabels.all())
        .flatMap(List::stream)
        .toList();
  }
}
