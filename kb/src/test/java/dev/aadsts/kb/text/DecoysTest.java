package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that have no code, however much they look like it. */
final class DecoysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t ",
        "AADSTS",
        "AADSTS is short for Azure AD security token service",
        "an AADSTS error since 2026",
        "AADSTS 2026-11-20",
        "AADSTSxxxxx: replace the placeholder",
        "AADSTS{0}: {1}",
        "AADSTS00000",
        "AADSTS050105",
        "AADSTS123",
        "AADSTS123456789",
        "AADSTS 123456789",
        "AADSTS5\n0 users",
        "AADSTS_ERROR_50105",
        "broadsts50105",
        "AADB2C90273: An invalid response was received",
        "ACS50008: SAML token is invalid",
        "CAA20003",
        "Error code: CAA50021",
        "AADCDSAPI 50105",
        "IDX10501: Signature validation failed",
        "MSB3073",
        "CS50105",
        "ORA-12154",
        "error code: ORA-50105",
        "INC50105",
        "#50105",
        "#50126 is the ticket",
        "JIRA-50126",
        "see ticket 50105",
        "PR 50105 please review",
        "at com.contoso.Foo.bar(Foo.java:50105)",
        "file.cs:line 50126",
        "connect to localhost:50105 failed",
        "listening on port 50105",
        "port 50105",
        "{\"port\": 50105}",
        "0x80070005",
        "Error code: 0x80050105",
        "error code: -2147024891",
        "Error Code: 80180014",
        "expires_in: 3599",
        "\"expires_in\":50105",
        "HTTP 404",
        "status code 401",
        "error code: 404",
        "the installer ended with error code: 1603",
        "connect failed, error code: 10060",
        "Login failed, error code 18456",
        "errorCode=12345_678",
        "error code: 50105.7",
        "error code 50105abc",
        "2026",
        "20261120",
        "2026-11-20 10:11:12",
        "call +49 89 501 05 000",
        "ring 5550105",
        "EUR 50105,00",
        "we have 50105 users",
        "50105 users cannot sign in",
        "50105,50",
        "12",
        "123456789",
        "ResultType: 0",
        "ResultType 0, 50105 rows",
        "Correlation ID: 50105000-0000-0000-0000-000000050126",
        "50126a7c50105b53003",
        "eyJhbGciOiJSUzI1NiJ9.eyJlcnJvciI6NTAxMDV9.c2lnbmF0dXJlNTAxMDU",
        "https://contoso.com/error?code=50058",
        "https://login.microsoftonline.com/50105/oauth2",
        "https://login.microsoftonline.com/error?code=abc",
        "<!date^50126^{date}|yesterday>",
        "suberror 50105",
        "subErrorCode: 50105",
        "error_uri 50105"
      })
  void hasNoCode(String text) {
    assertThat(SignInErrorParser.parse(text).codes()).as("codes of <%s>", text).isEmpty();
  }
}
