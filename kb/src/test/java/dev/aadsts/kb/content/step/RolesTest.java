package dev.aadsts.kb.content.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RolesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Reader", "Website Contributor", "Helpdesk Admin", "reports reader"})
  void findsRolesThatMicrosoftEntraDoesNotHave(String role) {
    assertThat(Roles.wrongWith(step("Look there.", role, "")))
        .singleElement()
        .asString()
        .startsWith("`" + role + "` is no role of Microsoft Entra ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Reports Reader",
        "Reader (Azure)",
        "Domain Admins (Active Directory)",
        "Local administrator of the agent server",
        "Read access to Active Directory",
      })
  void letsThroughRolesThatSayWhereTheyCount(String role) {
    assertThat(Roles.wrongWith(step("Look there.", role, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Azure portal > the identity > Client ID.            ! Directory Readers ! ''
          Azure portal > the identity > Client ID.            ! ''                ! ''
          Look at the cluster.                                ! Reports Reader    ! az aks show
          Look at the identity.                               ! ''                ! x=$(az identity show)
          Entra admin center > Entra ID > Users.              ! Reader (Azure)    ! ''
          """)
  void findsStepsThatTakeAnotherRole(String text, String role, String command) {
    assertThat(Roles.wrongWith(step(text, role, command)))
        .singleElement()
        .asString()
        .contains("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Azure portal > the identity > Client ID.                ! Reader (Azure)    ! ''
          Users; or Azure portal > the bot (role Reader (Azure)). ! Directory Readers ! ''
          Entra admin center > Users (role Directory Readers).    ! Reader (Azure)    ! ''
          The Azure portal shows it to everybody.                 ! ''                ! ''
          Sign in again.                                          ! ''                ! az login --tenant x
          Look at the application.                                ! Directory Readers ! az ad app show
          Look at the application.                                ! Directory Readers ! # az identity show
          """)
  void letsThroughStepsThatNameTheRoleOfTheirPlace(String text, String role, String command) {
    assertThat(Roles.wrongWith(step(text, role, command))).isEmpty();
  }

  private static Step step(String text, String role, String command) {
    return new Step(text, role, "", "bash", command);
  }
}
