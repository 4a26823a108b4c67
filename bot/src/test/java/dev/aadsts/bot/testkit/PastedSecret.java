package dev.aadsts.bot.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What people paste without looking, and must come out nowhere.
 *
 * @param kind what it is
 * @param text as it stands in a paste
 * @param needles the parts of it to look for
 * @param warned whether whoever pasted it must be told to rotate it
 */
public record PastedSecret(String kind, String text, List<String> needles, boolean warned) {
  private static final String JWT =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJ6b2VAY29udG9zby5jb20ifQ.c2lnbmF0dXJl";
  private static final String REFRESH =
      "0.AXoAzRpkU3Zl0EqBqFakeFakeFakeFakeFakeFakeFakeFake1234567890-tail_Zz";

  @Override
  public String toString() {
    return kind;
  }

  /** More than forty kinds. All of them are made up. */
  public static List<PastedSecret> all() {
    return List.of(
        personal("a user principal name", "user zoe.q@contoso.com", "zoe.q@", "zoe.q"),
        personal("an e-mail address", "mail me at zoe.r@mail.contoso.com", "zoe.r"),
        personal("a guest's name", "zoe.s_fabrikam.com#EXT#@contoso.onmicrosoft.com", "zoe.s"),
        personal("an encoded address", "login_hint=zoe.t%40contoso.com", "zoe.t"),
        personal(
            "an address in a redirect URI",
            "redirect_uri=https://app.contoso.com/cb?login_hint=zoe.u@contoso.com",
            "zoe.u"),
        personal("an IPv4 address", "IP address: 203.0.113.77", "203.0.113.77"),
        personal("an IPv6 address", "from 2001:db8:77::1234", "2001:db8:77"),
        personal("a telephone number", "call +49 170 5550123", "170 5550123"),
        secret("an access token", "Authorization: Bearer " + JWT, JWT, "eyJ1cG4i"),
        secret("an ID token", "id_token=" + JWT, "eyJ1cG4i"),
        secret("a token in JSON", "{\"access_token\":\"" + JWT + "\"}", "eyJ1cG4i"),
        secret("an opaque access token", "access_token=EwBYA8l6BAAU1234opaque", "EwBYA8l6"),
        secret("a bearer header", "Authorization: Bearer 1234-opaque-token", "1234-opaque"),
        secret("a basic header", "Authorization: Basic em9lOmh1bnRlcjI=", "em9lOmh1"),
        secret("a Kerberos ticket", "Authorization: Negotiate YIIGhgYGKwYBBQUCoIIG", "YIIGhg"),
        secret("a client secret", "abc8Q~fakefakefakefakefakefakefakefakeAB", "fakefakefakefake"),
        secret("a named client secret", "client_secret=Sup3rGeheim!", "Sup3rGeheim"),
        secret("a client secret in JSON", "{\"clientSecret\":\"Sup3rGeheim\"}", "Sup3rGeheim"),
        secret("an encoded client secret", "client_secret%3DSup3rGeheim", "Sup3rGeheim"),
        secret("a client assertion", "client_assertion=abcdef1234567890", "abcdef1234567890"),
        secret("a refresh token", "refresh_token=" + REFRESH, "AXoAzRpk"),
        secret("a bare refresh token", REFRESH, "AXoAzRpk"),
        secret("an authorization code", "http://localhost/?code=" + REFRESH, "AXoAzRpk"),
        secret(
            "a code in a redirect URI",
            "redirect_uri=https://app.contoso.com/cb?code=OAQABAAIAAAAGV_bv21oQQ4ROqh0_1-t",
            "OAQABAAIAAAAGV"),
        secret("a device code", "device_code=DAQABAAEAAAD--DLA3VO7QrddgJg7Wevr", "DAQABAAEAAAD"),
        secret("a code verifier", "code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r", "dBjftJeZ"),
        secret("a password", "password: Sup3rGeheim", "Sup3rGeheim"),
        secret("a password in German", "Kennwort: Sup3rGeheim", "Sup3rGeheim"),
        secret("a passphrase", "passphrase=Sup3rGeheim", "Sup3rGeheim"),
        secret("a login in an address", "https://zoe:hunter22@git.contoso.com/x", "hunter22"),
        secret(
            "a storage connection string",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFyZm9vYmFy1Q==",
            "Zm9vYmFy"),
        secret(
            "a service bus connection string",
            "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKey=Zm9vYmFyZm9vYmFy1Q=",
            "Zm9vYmFy"),
        secret(
            "a SQL connection string",
            "Server=tcp:a.database.windows.net;User ID=zoe;Password=Sup3rGeheim;",
            "Sup3rGeheim"),
        secret(
            "a database address", "postgresql://zoe:Sup3rGeheim@db.contoso.com/x", "Sup3rGeheim"),
        secret(
            "a shared access signature",
            "https://a.blob.core.windows.net/b?sv=2024&sig=Zm9vYmFyZm9vYmFyZm9v%3D",
            "Zm9vYmFy"),
        secret(
            "a private key",
            "-----BEGIN PRIVATE KEY-----\nMIIEvFakeFakeFake\n-----END PRIVATE KEY-----",
            "MIIEvFake"),
        secret("an OpenSSH key", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaFake", "b3Blbn"),
        secret("a sign-in cookie", "ESTSAUTHPERSISTENT=1.AXoAFake_cookie_value", "AXoAFake"),
        secret("a pasted cookie header", "Cookie: sid=s3cr3tsess10nvalue; a=b", "s3cr3tsess10n"),
        secret("a primary refresh token", "x-ms-RefreshTokenCredential: PRTfake123456", "PRTfake"),
        secret(
            "a SAML response",
            "SAMLResponse=PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2FzaXM",
            "PHNhbWxwOl"),
        secret("a SAML assertion", "<saml:Assertion ID=\"_z0e4711\">", "_z0e4711"),
        secret("a Slack token", "xoxb-" + "1234567890-fakefakefake", "1234567890-fake"),
        secret("a GitHub token", "ghp_" + "fakefakefakefakefakefakefakefakefake", "fakefakefake"),
        secret("an AWS key", "AKIA" + "IOSFODNN7EXAMPLE", "IOSFODNN7"),
        secret("an API key", "api_key=Sup3rGeheim", "Sup3rGeheim"),
        secret("a one-time password's seed", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", "JBSWY3"));
  }

  /** All of them in a few error messages; what is personal and no secret is in the first. */
  public static List<String> inFewMessages() {
    var personal = all().stream().filter(pasted -> !pasted.warned()).toList();
    var secret = all().stream().filter(PastedSecret::warned).toList();
    var few = new ArrayList<String>();
    few.add(together(personal));
    for (int from = 0; from < secret.size(); from += 10) {
      few.add(together(secret.subList(from, Math.min(from + 10, secret.size()))));
    }
    return few;
  }

  private static String together(List<PastedSecret> some) {
    return "AADSTS50105: blocked.\n"
        + some.stream().map(PastedSecret::text).collect(Collectors.joining("\n"));
  }

  /** Fails where some of it stands in that text. */
  public static void assertNothingIn(String place, String text) {
    for (PastedSecret pasted : all()) {
      for (String needle : pasted.needles()) {
        assertThat(text).as(pasted.kind() + ", " + place).doesNotContain(needle);
      }
    }
  }

  private static PastedSecret personal(String kind, String text, String... needles) {
    return new PastedSecret(kind, text, List.of(needles), false);
  }

  private static PastedSecret secret(String kind, String text, String... needles) {
    return new PastedSecret(kind, text, List.of(needles), true);
  }

  /** The same in the middle of an error message. */
  public String inMessage() {
    return "AADSTS50105: Your administrator has configured the application to block users. "
        + text
        + " Trace ID: 5a0b2f2e-1111-4222-8333-444455556666";
  }
}
