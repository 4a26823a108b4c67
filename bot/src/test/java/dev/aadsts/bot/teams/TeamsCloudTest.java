package dev.aadsts.bot.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aadsts.bot.teams.identity.Identity;
import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.bot.teams.setup.TeamsCloud;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.teams.verification.RefusedException;
import dev.aadsts.bot.teams.verification.SigningKeys;
import dev.aadsts.bot.teams.verification.TokenCheck;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cloud has its own signer, login and hosts, and believes no other. */
final class TeamsCloudTest {
  private final FakeMicrosoft microsoft = new FakeMicrosoft();
  private final SigningKeys keys =
      new SigningKeys(microsoft.metadataUrl(), new TokenClient(), Clock.systemUTC());

  @AfterEach
  void close() {
    microsoft.close();
  }

  @ParameterizedTest
  @EnumSource
  void believesItsOwnSigner(TeamsCloud cloud) throws Exception {
    assertThat(check(cloud).check(Optional.of(tokenOf(cloud))).serviceUrl())
        .isEqualTo("https://example.org/");
  }

  @ParameterizedTest
  @EnumSource
  void refusesATokenOfAnotherCloud(TeamsCloud cloud) {
    for (TeamsCloud foreign : othersThan(cloud)) {
      // The two clouds of the US government share a signer; their hosts differ.
      if (!foreign.issuer().equals(cloud.issuer())) {
        assertThatExceptionOfType(RefusedException.class)
            .isThrownBy(() -> check(cloud).check(Optional.of(tokenOf(foreign))))
            .withMessage("token of another issuer");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, https://smba.trafficmanager.net/emea/99999999-9999-4999-8999-999999999999/",
    "PUBLIC, https://smba.infra.gcc.teams.microsoft.com/teams",
    "USGOV, https://smba.infra.gov.teams.microsoft.us/teams",
    "DOD, https://smba.infra.dod.teams.microsoft.us/teams",
    "CHINA, https://teams.botframework.azure.cn/"
  })
  void sendsToItsOwnHostsAndToThoseOfNoOtherCloud(TeamsCloud cloud, String serviceUrl) {
    assertThat(settings(cloud).allowsService(serviceUrl)).isTrue();
    for (TeamsCloud foreign : othersThan(cloud)) {
      assertThat(settings(foreign).allowsService(serviceUrl)).as(foreign.name()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, https://login.microsoftonline.com/t/oauth2/v2.0/token, https://api.botframework.com",
    "USGOV, https://login.microsoftonline.us/t/oauth2/v2.0/token, https://api.botframework.us",
    "DOD, https://login.microsoftonline.us/t/oauth2/v2.0/token, https://api.botframework.us",
    "CHINA, https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token,"
        + " https://api.botframework.azure.cn"
  })
  void getsItsTokenAtHomeForHome(TeamsCloud cloud, String endpoint, String resource) {
    assertThat(settings(cloud).registration().tokenEndpoint()).hasToString(endpoint);
    assertThat(settings(cloud).registration().scope()).isEqualTo(resource + "/.default");
  }

  private static Set<TeamsCloud> othersThan(TeamsCloud cloud) {
    return EnumSet.complementOf(EnumSet.of(cloud));
  }

  private TokenCheck check(TeamsCloud cloud) {
    return new TokenCheck(cloud.issuer(), FakeMicrosoft.APP_ID, keys, Clock.systemUTC());
  }

  private String tokenOf(TeamsCloud cloud) {
    var claims = FakeMicrosoft.claims("https://example.org/", Clock.systemUTC().instant());
    return "Bearer " + microsoft.sign(claims.issuer(cloud.issuer()));
  }

  private static TeamsSettings settings(TeamsCloud cloud) {
    return new TeamsSettings(
        "app-1",
        Optional.of(new Identity.Secret("x", Optional.empty())),
        "t",
        TeamsSettings.AppType.SINGLE_TENANT,
        Set.of("t"),
        cloud,
        false,
        Optional.empty(),
        Optional.empty());
  }
}
