package dev.aadsts.kb.content.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PowerShellTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          [Convert]::ToHexString($id)                                       ! does not know `ToHexString`
          Get-It && Set-It                                                  ! does not know `&&`
          $name = $a ?? $b                                                  ! does not know `??`
          $all | ForEach-Object -Parallel { $_ }                            ! does not know `-Parallel`
          Get-MgUser -UserId {user}                                         ! Get-MgUser needs a sign-in first
          Connect-MgGraph; Invoke-MgGraphRequest -Uri 'x'                   ! Invoke-MgGraphRequest needs a sign-in first
          Connect-MgGraph -Scopes A; Get-MgUser | Where-Object Mail         ! Get-MgUser gives the first page only
          Connect-MgGraph -Scopes A; Get-MgUser | ? { $_.Mail }             ! Get-MgUser gives the first page only
          $app | Format-List AppId, IdentifierUris                          ! Only the first four values of IdentifierUris
          $sp | Select-Object ServicePrincipalNames, AppId                  ! Only the first four values of ServicePrincipalNames
          """)
  void findsWhatFailsOrMisleads(String powershell, String message) {
    assertThat(PowerShell.wrongWith(powershell)).singleElement().asString().contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# needs Get-MgUser && ToHexString\nGet-Date",
        "Get-ADObject -LDAPFilter '(&(a=b)(|(c=d) && (e=f)))'",
        "Disconnect-MgGraph",
        "Connect-MgGraph -TenantId {tenant} -Scopes User.Read\nGet-MgUser -UserId {user}",
        "Connect-MgGraph -Scopes A\nGet-MgUser -All -Filter 'x' |\n  Where-Object Mail -eq {user}",
        "Connect-MgGraph -Scopes A\nGet-MgAuditLogSignIn -Top 50 | Where-Object { $_.Id }",
        "Connect-MgGraph -Scopes A\n$sp = Get-MgServicePrincipal -Filter 'a'\n$sp.B | Where-Object C",
        "Connect-MgGraph -Scopes A\n(Get-MgUser -UserId {user}).Ids | Where-Object { $_ }",
        "$app | Format-List AppId, @{n='RedirectUris'; e={$_.Web.RedirectUris -join '; '}}",
        "$app | Select-Object -ExpandProperty IdentifierUris",
        "$uris = $app | Select-Object IdentifierUris",
        "$app.Web.RedirectUris",
      })
  void letsThroughWhatRunsAndShowsAll(String powershell) {
    assertThat(PowerShell.wrongWith(powershell)).isEmpty();
  }
}
