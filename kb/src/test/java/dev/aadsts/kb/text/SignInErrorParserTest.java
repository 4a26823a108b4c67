package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignInErrorParserTest {
  private static final String ID = "0a1b2c3d-1111-4222-8333-00000000003c";

  @Test
  void findsNothingInNothing() {
    assertThat(SignInErrorParser.parse("")).isEqualTo(SignInError.NONE);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(SignInErrorParser.parse("AADSTS120021"))
        .isEqualTo(SignInError.ofCode(new ErrorCode(120021)));
  }

  // Messages in the wording of Entra, one per way to name an application, a tenant or a resource.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "Application with identifier '{id}' was not found in the directory => APP_ID => {id}",
        "consented to use the application with ID '{id}'(Contoso HR). => APP_ID => {id}",
        "consented to use the application with ID '{id}'(Contoso HR). => APP_NAME => Contoso HR",
        "the application with ID '{id}' named 'Contoso HR'. => APP_NAME => Contoso HR",
        "The application '{id}' (Contoso HR) has not been authorized => APP_NAME => Contoso HR",
        "configured the application Contoso HR (Test) ('{id}') to block => APP_NAME => Contoso HR (Test)",
        "the application 'Contoso HR'('{id}') to block => APP_NAME => Contoso HR",
        "The client application Contoso HR ({id}) requested => APP_ID => {id}",
        "Client '{id}' required resource access configuration => APP_ID => {id}",
        "The client application {id} is missing service principal => APP_ID => {id}",
        "keys for app '{id}' are expired => APP_ID => {id}",
        "Application (client) ID: {id} => APP_ID => {id}",
        "The application 'Contoso HR' asked for scope 'x' => APP_NAME => Contoso HR",
        "appDisplayName=Contoso HR => APP_NAME => Contoso HR",
        "Directory (tenant) ID: {id} => TENANT => {id}",
        "not found in the tenant {id}. => TENANT => {id}",
        "Access to 'Contoso' tenant is denied => TENANT => Contoso",
        "in the tenant named Contoso. This can happen => TENANT => Contoso",
        "Tenant 'contoso.com' not found => TENANT => contoso.com",
        "does not exist in the Contoso directory. => TENANT => Contoso",
        "to access '{id}'. => RESOURCE => {id}",
        "trying to access a service '{id}'(Contoso) => RESOURCE => {id}",
        "principal named https://x.contoso.com was not found => RESOURCE => -",
        "The resource principal named https://x.contoso.com was not found => RESOURCE => https://x.contoso.com",
        "The service principal for resource '{id}' is disabled => RESOURCE => {id}",
        "Resource app ID: {id} => APP_ID => -",
        "The signed in user 'ann@contoso.com' is blocked => USER => ann@contoso.com",
        "Microsoft account 'ann@contoso.com' can't be used => USER => ann@contoso.com",
        "\"upn\":\"o'brien@contoso.com\" => USER => o'brien@contoso.com",
        "login_hint=ann@contoso.com => USER => ann@contoso.com",
        "redirect_uri=msal{id}://auth => REDIRECT_URI => msal{id}://auth",
        "redirect_uri: mismatch => REDIRECT_URI => -",
        "error=\"login_required\" => OAUTH_ERROR => login_required",
        "error: something_else => OAUTH_ERROR => -",
        "suberror=null => SUBERROR => -"
      })
  void readsFieldsFromProse(String message, Field field, String value) {
    SignInError error = SignInErrorParser.parse("AADSTS50000: " + message.replace("{id}", ID));

    assertThat(error.field(field).orElse("-")).isEqualTo(value.replace("{id}", ID));
  }

  @Test
  void cutsNoCharacterOfAValueInTwo() {
    String beginning = "https://contoso.com/" + "x".repeat(491);
    var error = SignInErrorParser.parse("Resource: " + beginning + "\ud83d\ude31\ud83d\ude31");

    assertThat(error.field(Field.RESOURCE)).contains(beginning);
  }

  @Test
  void capsValuesOfStrangers() {
    String name = "x".repeat(5_000);
    SignInError error =
        SignInErrorParser.parse(
            "AADSTS50011 redirect_uri=https://contoso.com/%s user %s@contoso.com the resource 'api:%s'"
                .formatted(name, name, name));

    assertThat(error.field(Field.REDIRECT_URI).orElseThrow()).hasSize(2_048);
    assertThat(error.field(Field.RESOURCE).orElseThrow()).hasSize(512);
    assertThat(error.field(Field.USER)).isEmpty();
  }

  @Test
  void valuesAreOnOneLineWithoutControlCharacters() {
    SignInError error =
        SignInErrorParser.parse("AADSTS50011 application 'Con\u0007toso\u202e HR' asked");

    assertThat(error.field(Field.APP_NAME)).hasValue("Con toso HR");
  }

  @Test
  void namesNoMoreCodesThanAnybodyReads() {
    String others =
        IntStream.range(0, 500)
            .mapToObj(number -> "see also AADSTS" + (1_000_000 + number))
            .collect(Collectors.joining("\n"));

    SignInError error = SignInErrorParser.parse(others + "\nAADSTS50105: not assigned");

    assertThat(error.codes()).hasSize(SignInErrorParser.MOST_CODES);
    assertThat(error.codes()).startsWith(ErrorCode.of("1000000")).endsWith(ErrorCode.of("50105"));
    assertThat(error.primary()).hasValue(ErrorCode.of("50105"));
  }
}
