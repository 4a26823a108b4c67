package dev.aadsts.kb.content.command;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a PowerShell command lacks, and what only some versions of PowerShell know. */
final class PowerShell {
  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#\\s.*$");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  // Windows comes with 5.1, and that is what opens.
  private static final Pattern SINCE_7 =
      Pattern.compile(
          "(?:\\s(?:&&|\\|\\||\\?\\?)\\s|-Parallel\\b|-AsHashtable\\b|\\bToHexString\\b|\\bJoin-String\\b)");

  private static final Pattern GRAPH =
      Pattern.compile("\\b(?:Add|Confirm|Get|Invoke|New|Remove|Restore|Revoke|Set|Update)-Mg\\w+");
  private static final Pattern SIGN_IN = Pattern.compile("Connect-MgGraph\\b[^\\n|;]*-Scopes\\b");
  private static final Pattern SEARCHED =
      Pattern.compile("\\b(Get-Mg\\w+)([^|;)\\n]*)\\|\\s*(?:Where-Object|\\?)\\s");
  private static final Pattern WHOLE = Pattern.compile("-(?:All|Top)\\b");

  // $FormatEnumerationLimit is 4 unless somebody raised it.
  private static final Pattern LISTS =
      Pattern.compile(
          "IdentifierUris|MethodsRegistered|OtherMails|ProxyAddresses|RedirectUris|ServicePrincipalNames");

  private PowerShell() {}

  static Stream<String> wrongWith(String text) {
    String code = COMMENT.matcher(text).replaceAll("");
    return Stream.of(onlyInSeven(code), withoutSignIn(code), firstPage(code), firstFour(code))
        .flatMap(messages -> messages);
  }

  private static Stream<String> onlyInSeven(String code) {
    return SINCE_7
        .matcher(QUOTED.matcher(code).replaceAll("''"))
        .results()
        .map(
            match ->
                "Windows PowerShell 5.1 does not know `%s`: write what both versions know."
                    .formatted(match.group().strip()));
  }

  private static Stream<String> withoutSignIn(String code) {
    return GRAPH
        .matcher(code)
        .results()
        .limit(SIGN_IN.matcher(code).find() ? 0 : 1)
        .map(
            match ->
                "%s needs a sign-in first: begin with Connect-MgGraph -Scopes and the permission."
                    .formatted(match.group()));
  }

  private static Stream<String> firstPage(String code) {
    return SEARCHED
        .matcher(QUOTED.matcher(code).replaceAll("''"))
        .results()
        .filter(match -> !WHOLE.matcher(match.group(2)).find())
        .map(
            match ->
                "%s gives the first page only, and the search misses the others: add -All."
                    .formatted(match.group(1)));
  }

  private static Stream<String> firstFour(String code) {
    return Selection.in(code)
        .filter(Selection::shown)
        .filter(selection -> !selection.text().contains("-ExpandProperty"))
        .flatMap(selection -> selection.properties().stream())
        .filter(property -> !property.calculated())
        .map(Selection.Property::name)
        .filter(property -> LISTS.matcher(property).matches())
        .map(
            property ->
                "Only the first four values of %1$s are shown: @{n='%1$s'; e={$_.%1$s -join '; '}} shows all."
                    .formatted(property));
  }
}
