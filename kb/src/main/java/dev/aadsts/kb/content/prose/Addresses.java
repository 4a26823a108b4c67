package dev.aadsts.kb.content.prose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where links may lead, and which ids, people and companies may be named. */
public final class Addresses {
  /** The hosts a link may lead to; one that begins with a dot stands for every host below it. */
  private static final List<String> HOSTS =
      List.of(
          ".microsoft.com",
          ".microsoftonline.com",
          ".azure.com",
          ".cloud.microsoft",
          "azure.status.microsoft",
          "aka.ms",
          "github.com",
          "www.rfc-editor.org",
          "datatracker.ietf.org",
          "openid.net",
          "{entra-host}",
          "{azure-host}",
          "{login-host}",
          "{graph-host}");

  /** Ids that Microsoft gives to its own applications and tenants: the same for everybody. */
  private static final Set<String> FIRST_PARTY =
      Set.of(
          "00000002-0000-0000-c000-000000000000", // Azure AD Graph
          "00000003-0000-0000-c000-000000000000", // Microsoft Graph
          "00000002-0000-0ff1-ce00-000000000000", // Exchange Online
          "00000003-0000-0ff1-ce00-000000000000", // SharePoint Online
          "0000000a-0000-0000-c000-000000000000", // Microsoft Intune
          "04b07795-8ddb-461a-bbee-02f9e1bf7b46", // Azure CLI
          "14d82eec-204b-4c2f-b7e8-296a70dab67e", // Microsoft Graph PowerShell
          "1950a258-227b-4e31-a9cc-717495945fc2", // Azure PowerShell
          "1fec8e78-bce4-4aaf-ab1b-5451cc387264", // Microsoft Teams
          "270efc09-cd0d-444b-a71f-39af4910ec45", // Windows Cloud Login
          "29d9ed98-a469-4536-ade2-f981bc1d605e", // Microsoft Authentication Broker
          "797f4846-ba00-4fd7-ba43-dac1f8f63013", // Azure Service Management
          "9188040d-6c67-4c5b-b112-36a304b66dad", // tenant of personal Microsoft accounts
          "99045fe1-7639-4a75-9d4a-577b6ca3810f", // Azure AD Authentication Extensions
          "a4a365df-50f1-4397-bc59-1a1564b8bb9c", // Microsoft Remote Desktop
          "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", // Azure portal
          "cfa8b339-82a2-471a-a3c9-0fc0be7a4093", // Azure Key Vault
          "f8cdef31-a31e-4b4a-93e4-5f571e91255a"); // tenant of Microsoft's services

  private static final Pattern URL = Pattern.compile("https://([^/?#]+)([^?#]*).*", Pattern.DOTALL);
  private static final Pattern LOCALE = Pattern.compile("/[A-Za-z]{2}-[A-Za-z]{2}(?:/.*)?");
  private static final Pattern GUID =
      Pattern.compile(
          "(?<![0-9A-Za-z])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])");
  private static final Pattern ZERO_GUID = Pattern.compile("0{8}-0{4}-0{4}-0{4}-0{8}[0-9a-f]{4}");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+#-]+@((?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,})");
  private static final Pattern TENANT =
      Pattern.compile(
          "(?<![A-Za-z0-9.@-])((?:[A-Za-z0-9-]+\\.)*[A-Za-z0-9-]+\\.onmicrosoft\\.[a-z]+)");
  private static final Pattern EXAMPLE_DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9-]+\\.)*(?:contoso|fabrikam|example)\\.[a-z]+"
              + "|(?:[a-z0-9-]+\\.)+example"
              + "|(?:contoso|fabrikam|example)[a-z0-9]*(?:\\.mail)?\\.onmicrosoft\\.(?:com|us)"
              // Not a domain: OData's annotations, as in manager@odata.bind.
              + "|odata\\.[a-z]+");

  private Addresses() {}

  /** What is wrong with an address that people are sent to. */
  public static Optional<String> wrongWithLink(String url) {
    var matcher = URL.matcher(url);
    if (!matcher.matches()) {
      return Optional.of("`%s` must begin with https://.".formatted(url));
    }
    String host = matcher.group(1).toLowerCase(Locale.ROOT);
    if (HOSTS.stream().noneMatch(allowed -> host.equals(allowed) || below(host, allowed))) {
      return Optional.of(
          "The host %s is not on the list of hosts that articles may link to.".formatted(host));
    }
    return LOCALE.matcher(matcher.group(2)).matches()
        ? Optional.of("`%s` names a language; take that part out of the address.".formatted(url))
        : Optional.empty();
  }

  /**
   * What is wrong with an address in an overlay, whose links may lead to the company's own hosts.
   */
  public static Optional<String> wrongWithHouseLink(String url) {
    return URL.matcher(url).matches()
        ? Optional.empty()
        : Optional.of("`%s` must begin with https://.".formatted(url));
  }

  /** Ids, people and tenants in one line of a file that might be real. */
  public static Stream<String> mightBeReal(String line) {
    var guids =
        GUID.matcher(line)
            .results()
            .map(match -> match.group().toLowerCase(Locale.ROOT))
            .filter(id -> !ZERO_GUID.matcher(id).matches() && !FIRST_PARTY.contains(id))
            .map("%s may be a real id: write 00000000-0000-0000-0000-000000000000."::formatted);
    var domains =
        Stream.of(MAIL, TENANT)
            .flatMap(pattern -> pattern.matcher(line).results())
            .map(match -> match.group(1).toLowerCase(Locale.ROOT))
            .filter(domain -> !EXAMPLE_DOMAIN.matcher(domain).matches())
            .map(
                "%s may be a real domain: write contoso.com, fabrikam.com or example.com."
                    ::formatted);
    return Stream.concat(guids, domains);
  }

  private static boolean below(String host, String allowed) {
    return allowed.startsWith(".") && host.endsWith(allowed);
  }
}
