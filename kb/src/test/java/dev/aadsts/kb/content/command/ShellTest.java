package dev.aadsts.kb.content.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          az login --tenant <tenant of the API>                             ! The shell reads a file for <tenant of the API>
          kubectl rollout restart deployment/<name>                         ! The shell reads a file for <name>
          read -rs SECRET     # it is not shown                             ! join the two with &&
          az account get-access-token --resource {resource}                 ! prints a live token
          az account get-access-token --query accessToken --output tsv      ! prints a live token
          curl -s https://{login-host}/{tenant}/oauth2/v2.0/token -d a=b    ! prints a live token
          """)
  void findsWhatFailsOrShowsASecret(String command, String message) {
    assertThat(Shell.wrongWith(command)).singleElement().asString().contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "az login --tenant \"<tenant of the API>\"",
        "# az login --tenant <tenant>\ncat < file 2>&1",
        "read -rs SECRET && curl -d \"client_secret=$SECRET\" https://contoso.com",
        "az account get-access-token --query expiresOn --output tsv",
        "az account get-access-token --resource {resource} --output none",
        "TOKEN=$(az account get-access-token --query accessToken --output tsv)",
        "curl -s https://{login-host}/{tenant}/oauth2/v2.0/token \\\n  -d a=b \\\n  | grep -o error",
        "curl -s -o /dev/null https://{login-host}/{tenant}/oauth2/v2.0/token",
        "curl -s https://{login-host}/{tenant}/oauth2/v2.0/authorize",
      })
  void letsThroughWhatCanBePasted(String command) {
    assertThat(Shell.wrongWith(command)).isEmpty();
  }
}
