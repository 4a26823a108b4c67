package dev.aadsts.kb.content.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WarningsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Sign out and in again.                            ! ''                     ! bash ! az account clear       ! signs every account out
          Sign out (`Clear-AzContext`).                     ! ''                     ! ''   ! ''                     ! signs every account out
          Reset the password and revoke the sessions.       ! Helpdesk Administrator ! ''   ! ''                     ! from Active Directory
          The administrator resets the password.            ! Security Operator      ! ''   ! ''                     ! from Active Directory
          Set a new temporary password.                     ! Password Administrator ! ''   ! ''                     ! from Active Directory
          Open Users > the person > Reset password.         ! Password Administrator ! ''   ! ''                     ! from Active Directory
          Check who calls and issue a Temporary Access Pass ! User Administrator     ! ''   ! ''                     ! from a Privileged Authentication Administrator
          Send the request.                                 ! Directory Readers      ! http ! GET https://{graph-host}/v1.0/users ! Name the permission
          """)
  void findsWhatIsLeftOut(String text, String role, String lang, String command, String message) {
    assertThat(Warnings.missingIn(new Step(text, role, "", lang, command)))
        .singleElement()
        .asString()
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          The command signs all accounts of this computer out. ! ''                     ! bash ! az account clear
          Sign out of this account.                            ! ''                     ! bash ! az logout
          Reset the password, in Active Directory if it is synchronized. ! Helpdesk Administrator ! '' ! ''
          Forgot it? Reset the password yourself.              ! ''                     ! ''   ! ''
          The log shows "Reset password (self-service)".       ! Reports Reader         ! ''   ! ''
          It decides who can reset the password later.         ! Conditional Access Administrator ! '' ! ''
          Is the password reset there?                         ! Reports Reader         ! ''   ! ''
          Issue a Temporary Access Pass; for people with an administrator role somebody else does. ! User Administrator ! '' ! ''
          Issue a Temporary Access Pass.                       ! Privileged Authentication Administrator ! '' ! ''
          Did the session begin with a Temporary Access Pass?  ! Reports Reader         ! ''   ! ''
          Send the request (permission Directory.AccessAsUser.All). ! Directory Readers ! http ! GET https://{graph-host}/v1.0/users
          Send the request (permission User.Read.All).         ! Directory Readers      ! http ! GET https://{graph-host}/v1.0/users
          Send the other request (same permission).            ! Directory Readers      ! http ! GET https://{graph-host}/v1.0/users
          Ask for the token by hand.                           ! Directory Readers      ! http ! POST https://{login-host}/TENANT-ID/oauth2/v2.0/token
          """)
  void letsThroughWhatSaysIt(String text, String role, String lang, String command) {
    assertThat(Warnings.missingIn(new Step(text, role, "", lang, command))).isEmpty();
  }
}
