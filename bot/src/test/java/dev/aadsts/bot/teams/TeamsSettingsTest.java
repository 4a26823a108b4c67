package dev.aadsts.bot.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aadsts.bot.teams.identity.Identity;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamsSettingsTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "MICROSOFT_APP_ID", "00000000-0000-4000-8000-000000000001",
          "MICROSOFT_APP_PASSWORD", "secret-2",
          "MICROSOFT_APP_TENANT_ID", "Tenant-3");

  @Test
  void isAbsentWithoutAnyKey() {
    assertThat(TeamsSettings.from(Map.of("SLACK_BOT_TOKEN", "x"))).isEmpty();
    assertThat(TeamsSettings.from(Map.of("TEAMS_DEV_MODE", "false"))).isEmpty();
  }

  @Test
  void servesTheOwnTenantOnlyByDefault() {
    TeamsSettings settings = TeamsSettings.from(COMPLETE).orElseThrow();

    assertThat(settings.allowsTenant("tenant-3")).isTrue();
    assertThat(settings.allowsTenant("tenant-4")).isFalse();
    assertThat(settings.tokenUrl())
        .hasToString("https://login.microsoftonline.com/Tenant-3/oauth2/v2.0/token");
  }

  @Test
  void servesFurtherTenantsBesideItsOwn() {
    var keys = new HashMap<>(COMPLETE);
    keys.put("TEAMS_ALLOWED_TENANTS", "tenant-4, Tenant-5");
    TeamsSettings settings = TeamsSettings.from(keys).orElseThrow();

    assertThat(settings.allowsTenant("tenant-3")).isTrue();
    assertThat(settings.allowsTenant("TENANT-4")).isTrue();
    assertThat(settings.allowsTenant("tenant-5")).isTrue();
    assertThat(settings.allowsTenant("tenant-6")).isFalse();
  }

  @Test
  void doesNotShowItsSecret() {
    assertThat(TeamsSettings.from(COMPLETE).orElseThrow().toString()).doesNotContain("secret-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID"})
  void namesAKeyThatIsMissing(String key) {
    var keys = new HashMap<>(COMPLETE);
    keys.remove(key);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeamsSettings.from(keys))
        .withMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({
    "MICROSOFT_APP_ID, ' '",
    "MICROSOFT_APP_ID, aadsts-bot",
    "MICROSOFT_APP_PASSWORD, ''",
    "MICROSOFT_APP_TENANT_ID, ' '",
    "MICROSOFT_APP_TYPE, Hybrid",
    "TEAMS_ALLOWED_TENANTS, ' '",
    "TEAMS_ALLOWED_TENANTS, ','",
    "TEAMS_CLOUD, mars",
    "TEAMS_DEV_MODE, yes",
    "TEAMS_DEV_MODE, true",
    "TEAMS_OPENID_METADATA_URL, nowhere",
    "TEAMS_LOGIN_URL, 'ftp://host/'"
  })
  void namesAKeyWhoseValueIsUnusable(String key, String value) {
    var keys = new HashMap<>(COMPLETE);
    keys.put(key, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeamsSettings.from(keys))
        .withMessageContaining(key);
  }

  @Test
  void takesAManagedIdentityWithoutAnyProof() {
    var keys = new HashMap<>(COMPLETE);
    keys.put("MICROSOFT_APP_TYPE", "UserAssignedMSI");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeamsSettings.from(keys))
        .withMessageContaining("MICROSOFT_APP_PASSWORD is set, but a managed identity needs none");

    keys.remove("MICROSOFT_APP_PASSWORD");
    TeamsSettings settings = TeamsSettings.from(keys).orElseThrow();
    assertThat(settings.registration().identity()).isInstanceOf(Identity.Managed.class);
    assertThat(settings.allowsTenant("tenant-3")).isTrue();
    keys.remove("MICROSOFT_APP_TENANT_ID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeamsSettings.from(keys))
        .withMessageContaining("MICROSOFT_APP_TENANT_ID");
  }

  @Test
  void asksMultiTenantBotsWhomToServe() {
    var keys = new HashMap<>(COMPLETE);
    keys.put("MICROSOFT_APP_TYPE", "MultiTenant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeamsSettings.from(keys))
        .withMessageContaining("TEAMS_ALLOWED_TENANTS");

    keys.put("TEAMS_ALLOWED_TENANTS", "a, B");
    TeamsSettings settings = TeamsSettings.from(keys).orElseThrow();
    assertThat(settings.allowsTenant("b")).isTrue();
    assertThat(settings.tokenUrl().toString()).contains("/botframework.com/");
    keys.put("TEAMS_ALLOWED_TENANTS", "*");
    assertThat(TeamsSettings.from(keys).orElseThrow().allowsTenant("whoever")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "public, https://smba.trafficmanager.net/emea/, https://smba.infra.gov.teams.microsoft.us/x",
    "public, https://smba.infra.gcc.teams.microsoft.com/gcc, https://a.smba.trafficmanager.net/",
    "usgov, https://smba.infra.gov.teams.microsoft.us/gcch, https://smba.trafficmanager.net/emea/",
    "dod, https://smba.infra.dod.teams.microsoft.us/dod,"
        + " https://smba.infra.gov.teams.microsoft.us/",
    "china, https://msteams.botframework.azure.cn/, https://botframework.azure.cn.example/"
  })
  void answersOnlyToTheHostsOfItsCloud(String cloud, String own, String foreign) {
    var keys = new HashMap<>(COMPLETE);
    keys.put("TEAMS_CLOUD", cloud);
    TeamsSettings settings = TeamsSettings.from(keys).orElseThrow();

    assertThat(settings.allowsService(own)).isTrue();
    assertThat(settings.allowsService(foreign)).isFalse();
    assertThat(settings.allowsService("http://127.0.0.1:9/")).isFalse();
  }

  @Test
  void answersToThisMachineOnlyInDevelopment() {
    TeamsSettings settings = TeamsSettings.from(Map.of("TEAMS_DEV_MODE", "true")).orElseThrow();

    assertThat(settings.allowsService("http://localhost:56150/_connector")).isTrue();
    assertThat(settings.allowsService("http://127.0.0.1:56150/")).isTrue();
    assertThat(settings.allowsService("http://[::1]:56150/")).isTrue();
    assertThat(settings.allowsService("https://smba.trafficmanager.net/emea/")).isFalse();
    assertThat(settings.allowsService("http://localhost.evil.example/")).isFalse();
    assertThat(settings.allowsService("http://10.0.0.1/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.2", "::", "bot.contoso.com"})
  void refusesToListenForOthersInDevelopment(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeamsSettings.forDevelopment().requireSafeBind(host))
        .withMessageContaining("AADSTS_BIND");
  }

  @Test
  void listensOnThisMachineInDevelopment() {
    TeamsSettings.forDevelopment().requireSafeBind("127.0.0.1");
    TeamsSettings.forDevelopment().requireSafeBind("localhost");
    TeamsSettings.forDevelopment().requireSafeBind("::1");
    TeamsSettings.from(COMPLETE).orElseThrow().requireSafeBind("0.0.0.0");
  }
}
