package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
  // None of these is a secret of anybody: they only have the shape.
  static final String TOKEN = "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJub25lIn0.c2lnbmF0dXJl";
  static final String CLIENT_SECRET = "abc8Q~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer " + TOKEN,
        "id_token=" + TOKEN + "&state=1",
        "x." + TOKEN,
        "token-" + "\n" + TOKEN
      })
  void findsTokens(String text) {
    assertThat(Credentials.in(text)).contains("an access or ID token");
  }

  @Test
  void findsClientSecretsOfEntra() {
    assertThat(Credentials.in("my secret is " + CLIENT_SECRET + " ok?"))
        .contains("a client secret");
    assertThat(Credentials.in("x" + CLIENT_SECRET)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "secret {SECRET} gave me {TOKEN} ! an access or ID token and a client secret",
        "{TOKEN} and {TOKEN} ! an access or ID token",
        "{SECRET}, {TOKEN}, Cookie: sid=0123456789abcdef"
            + " ! an access or ID token, a client secret and a session cookie",
        "secret {SECRET}, password: Sup3rGeheim ! a client secret and a secret or password"
      })
  void namesEveryKindOnce(String text, String kinds) {
    assertThat(Credentials.in(filled(text))).contains(kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Authorization: Bearer {TOKEN} ! an access or ID token",
        "client_assertion={TOKEN}&access_token={TOKEN} ! an access or ID token",
        "client_secret={SECRET}&client_secret={SECRET} ! a client secret",
        "az login --service-principal -u x -p {SECRET} ! a client secret"
      })
  void takesOneSecretForOneKind(String text, String kind) {
    assertThat(Credentials.in(filled(text))).contains(kind);
  }

  private static String filled(String text) {
    return text.replace("{TOKEN}", TOKEN).replace("{SECRET}", CLIENT_SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_secret=Sup3rGeheim&grant_type=client_credentials",
        "client_secret = 'Sup3rGeheim'",
        "{\"client_secret\":\"Sup3rGeheim\"}",
        "{\\\"client_secret\\\":\\\"Sup3rGeheim\\\"}",
        "\"clientSecret\": \"Sup3rGeheim\"",
        "ClientSecret=Sup3rGeheim",
        "AZURE_CLIENT_SECRET=Sup3rGeheim",
        "client-secret: Sup3rGeheim",
        "refresh_token=0.AXoAabcdefgh1234",
        "password: Sup3rGeheim",
        "Password=Sup3rGeheim!",
        "pwd:Sup3rGeheim",
        "passwd=Sup3rGeheim",
        "AccountKey=Sup3rGeheim123==",
        "SharedAccessKey=Sup3rGeheim123=",
        "client_secret%3DSup3rGeheim"
      })
  void findsWhatIsNamedASecret(String text) {
    assertThat(Credentials.in(text)).contains("a secret or password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "az login --service-principal -u 00000000-0000-0000-0000-000000000000 -p Sup3rGeheim",
        "$ az login -u ann@contoso.com --password 'Sup3rGeheim' --tenant contoso.com",
        "kubelogin get-token --client-secret Sup3rGeheim",
        "New-Thing -ClientSecret \"Sup3rGeheim\"",
        "ConvertTo-SecureString 'Sup3rGeheim' -AsPlainText -Force",
        "ConvertTo-SecureString -String \"Sup3rGeheim\" -AsPlainText -Force"
      })
  void findsSecretsOnACommandLine(String text) {
    assertThat(Credentials.in(text)).contains("a password on a command line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "az login --service-principal -u $APP_ID1 -p $SECRET_1 --tenant $TENANT_1",
        "az login --service-principal -u x -p \"$(cat secret1)\"",
        "az login --service-principal -u x -p ~/certificate1.pem",
        "az login --service-principal -u x -p certificate1.pem",
        "az login --password <password1>",
        "az login --password ********",
        "az login\nmkdir -p app2/config1",
        "ssh -p 22022 contoso.com",
        "kubelogin get-token --client-secret-file secret1.txt",
        "ConvertTo-SecureString $secret1 -AsPlainText -Force"
      })
  void leavesCommandLinesAloneThatHaveNoSecret(String text) {
    assertThat(Credentials.in(text)).isEmpty();
  }

  @Test
  void findsSharedAccessSignaturesAndPrivateKeys() {
    assertThat(Credentials.in("https://x.blob.core.windows.net/a?sv=1&sig=abcdefghij%2Fklmnopqrst"))
        .contains("a shared access signature");
    assertThat(Credentials.in("?sv=1&amp;sig=abcdefghij%2Fklmnopqrst"))
        .contains("a shared access signature");
    assertThat(Credentials.in("-----BEGIN PRIVATE KEY-----\nMIIE")).contains("a private key");
    assertThat(Credentials.in("-----BEGIN RSA PRIVATE KEY-----\nMIIE")).contains("a private key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AADSTS50126: Error validating credentials due to invalid username or password.",
        "Invalid username or password: AADSTS50126: Error validating",
        "password: incorrect",
        "client_secret=********",
        "client_secret=<your-secret-1>",
        "client_secret=${CLIENT_SECRET_1}",
        "client_secret={secret-1}",
        "password=[REDACTED1]",
        "\"password\": null",
        "PWD=/home/app/service1",
        "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request"
            + " is the client secret value, not the client secret ID, for a secret added to app"
            + " '00000000-0000-0000-0000-000000000000'.",
        "eyJ is how tokens begin",
        "-----BEGIN CERTIFICATE-----",
        "Trace ID: 0a1b2c3d-0000-1111-2222-333344445555"
      })
  void warnsOfNothingElse(String text) {
    assertThat(Credentials.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJ-",
        "eyJaaaaaaaa.",
        "eyJaaaaaaaa-eyJ",
        "a",
        "abc8Q~",
        "password=",
        "password",
        "pwd = ",
        "pwd:",
        "password:aaaaaaaa",
        "&sig=",
        "az login ",
        "az login -p ",
        "--password a",
        "?sig=aaaaaaaaaaaaaaaaaaa&",
        "-----BEGIN ",
        "\\"
      })
  void takesTimeInProportionToTheLength(String hostile) {
    String megabyte = hostile.repeat(1_000_000 / hostile.length());

    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Credentials.in(megabyte));
  }
}
