package dev.aadsts.kb.content.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TablesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$app | Format-Table DisplayName, AppId, SignInAudience",
        "Get-ChildItem Cert:\\ | Format-Table Thumbprint, NotAfter",
        "$sp.KeyCredentials | Select-Object KeyId, Type, EndDateTime",
        "Get-MgDevice |\n  Select-Object DisplayName,\n    DeviceId, TrustType",
        "Get-WinEvent -LogName System | Select-Object TimeCreated, Message",
        "Get-WinEvent -LogName System | Select-Object TimeCreated, Id, Message -First 30",
        "Get-MgUser | Select-Object DisplayName, UserPrincipalName, Mail",
        "Get-ADUser x | Select-Object SamAccountName, DistinguishedName",
        "$keys | Format-Table Name, @{n='Thumbprint'; e={ $_.A, $_.B -join '|' }}",
        "Get-MgDomain | ForEach-Object { Get-It $_ | Select-Object Name, IssuerUri }",
        "Get-MgUser | Format-Table -Property DisplayName, Id, Mail",
      })
  void findsColumnsThatAreTooNarrow(String powershell) {
    assertThat(Tables.wrongWith(powershell)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$app | Format-List DisplayName, AppId, SignInAudience",
        "$app | Format-Table DisplayName, AppId",
        "$app | Format-Table DisplayName, AppId, EndDateTime -AutoSize",
        "Get-WinEvent -LogName System | Format-Table TimeCreated, Id, Message -Wrap",
        "Get-WinEvent -LogName System | Select-Object TimeCreated, Id, LevelDisplayName",
        "Get-MgDomain -All | Format-Table Id, IsVerified, IsDefault",
        "$app | Select-Object A, B, C, D, AppId",
        "$app | Select-Object A, B, AppId | Format-List",
        "$apps = $all | Select-Object A, B, AppId",
        "$apps =\n  $all |\n  Select-Object A, B, AppId",
        "($app | Select-Object A, B, AppId).AppId",
        "$all | ForEach-Object { $_ | Select-Object A, B, AppId } | Format-List",
        "$app | Select-Object A, B -ExpandProperty AppId",
        "Get-ADObject x | Select-Object DistinguishedName",
        "# Select-Object",
      })
  void letsThroughWhatIsShownWhole(String powershell) {
    assertThat(Tables.wrongWith(powershell)).isEmpty();
  }

  @Test
  void namesEachColumn() {
    assertThat(Tables.wrongWith("$sp | Format-Table DisplayName, AppId, Thumbprint"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("AppId is cut off").contains("Format-List"),
            second -> assertThat(second).startsWith("Thumbprint is cut off"));
  }
}
