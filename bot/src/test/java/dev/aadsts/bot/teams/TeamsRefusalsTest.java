package dev.aadsts.bot.teams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.Rows;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each way in that must stay shut: 401, no call but for keys, nothing recorded, and one line in the
 * log that tells why and nothing of token or body.
 */
final class TeamsRefusalsTest extends TeamsFixture {
  private static final String REFUSED = "WARN Refused a request to /api/messages: ";

  private final CapturedLogs logs = new CapturedLogs();
  private int refusals;
  private final Instant now = Clock.systemUTC().instant();

  @AfterEach
  void close() {
    logs.close();
  }

  @Test
  void letsAGoodTokenIn() {
    assertThat(deliver(world.microsoft.sign(claims())).status()).isEqualTo(200);
    world.awaitMessages(2);
  }

  @Test
  void refusesARequestWithoutToken() {
    assertRefused(world.deliver(activity().toString(), null));
  }

  @Test
  void refusesAnotherSchemeThanBearer() {
    assertRefused(world.deliver(activity().toString(), "Basic YTpi"));
  }

  @Test
  void refusesAMalformedToken() {
    assertRefused(deliver("not.a.token"));
    assertRefused(deliver("a.b"));
    assertRefused(deliver(""));
    assertRefused(deliver("e30.e30.e30"));
    assertRefused(deliver("eyJhbGciOiJSUzI1NiJ9.bm8ganNvbg.AAAA"));
  }

  @Test
  void refusesAnExpiredToken() {
    assertRefused(signed(claims().expirationTime(Date.from(now.minus(Duration.ofMinutes(6))))));
  }

  @Test
  void letsATokenInThatExpiredWithinTheSkew() {
    assertThat(
            signed(claims().expirationTime(Date.from(now.minus(Duration.ofMinutes(4))))).status())
        .isEqualTo(200);
    world.awaitMessages(2);
  }

  @Test
  void refusesATokenWithoutExpiry() {
    assertRefused(signed(claims().expirationTime(null)));
  }

  @Test
  void refusesATokenThatIsNotYetValid() {
    assertRefused(signed(claims().notBeforeTime(Date.from(now.plus(Duration.ofMinutes(6))))));
  }

  @Test
  void refusesATokenSignedWithASharedSecret() throws JOSEException {
    var token = new SignedJWT(header(JWSAlgorithm.HS256), claims().build());
    token.sign(new MACSigner(world.microsoft.key.toRSAPublicKey().getEncoded()));

    assertRefused(deliver(token.serialize()));
  }

  @Test
  void refusesATokenSignedWithAnotherRsaAlgorithm() throws JOSEException {
    var token = new SignedJWT(header(JWSAlgorithm.RS512), claims().build());
    token.sign(new RSASSASigner(world.microsoft.key));

    assertRefused(deliver(token.serialize()));
  }

  @Test
  void refusesATokenWithoutSignature() {
    assertRefused(deliver(new PlainJWT(claims().build()).serialize()));
  }

  @Test
  void refusesATokenForAnotherBot() {
    assertRefused(signed(claims().audience("33333333-0000-4000-8000-000000000000")));
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    assertRefused(signed(claims().issuer("https://api.botframework.us")));
  }

  @Test
  void refusesATokenSignedWithAnUnknownKey() {
    assertRefused(deliver(FakeMicrosoft.sign(claims(), FakeMicrosoft.newKey("key-9"))));
  }

  @Test
  void refusesATokenSignedWithAnotherKeyUnderAKnownId() {
    assertRefused(deliver(FakeMicrosoft.sign(claims(), FakeMicrosoft.newKey("key-1"))));
  }

  @Test
  void refusesATokenWhoseKeyIsNotEndorsedForTeams() {
    RSAKey other = FakeMicrosoft.newKey("key-2");
    world.microsoft.publish(other, "webchat", "directline");

    assertRefused(deliver(FakeMicrosoft.sign(claims(), other)));
  }

  @Test
  void refusesATokenThatWasChanged() {
    String[] parts = world.microsoft.sign(claims()).split("\\.", -1);
    String changed =
        new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
            .replace("127.0.0.1", "127.0.0.2");
    String payload =
        Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(UTF_8));

    assertRefused(deliver(parts[0] + "." + payload + "." + parts[2]));
  }

  @Test
  void refusesATokenForAnotherServiceUrl() {
    assertRefused(signed(FakeMicrosoft.claims("https://smba.trafficmanager.net/emea/", now)));
  }

  @Test
  void refusesATokenWithoutServiceUrl() {
    assertRefused(signed(claims().claim("serviceurl", null)));
  }

  @Test
  void refusesAServiceUrlThatIsNotOfTeams() {
    for (String foreign :
        new String[] {
          "https://evil.example/teams/",
          "https://smba.trafficmanager.net.evil.example/",
          "https://evil-trafficmanager.net/",
          "http://smba.trafficmanager.net/emea/",
          "https://smba.trafficmanager.net:8443/emea/",
          "https://me@smba.trafficmanager.net/emea/",
          "https://smba.infra.gov.teams.microsoft.us/teams/",
          "",
          "::"
        }) {
      ObjectNode activity = activity().put("serviceUrl", foreign);

      assertRefused(deliver(activity, world.microsoft.sign(FakeMicrosoft.claims(foreign, now))));
    }
  }

  @Test
  void refusesAnotherTenant() {
    ObjectNode activity = activity();
    activity.set("channelData", TeamsWorld.tenant("00000000-0000-4000-8000-00000000000f"));

    assertRefused(deliver(activity, world.microsoft.sign(claims())));
  }

  @Test
  void refusesAConversationOfAnotherTenant() {
    ObjectNode activity = activity();
    activity.withObject("/conversation").put("tenantId", "00000000-0000-4000-8000-00000000000f");

    assertRefused(deliver(activity, world.microsoft.sign(claims())));
  }

  @Test
  void refusesAnActivityWithoutTenant() {
    ObjectNode activity = activity();
    activity.remove("channelData");
    activity.withObject("/conversation").remove("tenantId");

    assertRefused(deliver(activity, world.microsoft.sign(claims())));
  }

  @Test
  void refusesAnotherChannelThanTeams() {
    assertRefused(deliver(activity().put("channelId", "webchat"), world.microsoft.sign(claims())));
  }

  @Test
  void refusesTheTokenOfASkill() {
    assertRefused(
        signed(
            claims()
                .issuer("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")
                .claim("appid", "44444444-0000-4000-8000-000000000000")
                .claim("ver", "1.0")));
  }

  @Test
  void refusesTheTokenOfTheEmulator() {
    assertRefused(
        signed(
            claims()
                .issuer("https://login.microsoftonline.com/botframework.com/v2.0")
                .claim("azp", FakeMicrosoft.APP_ID)
                .claim("ver", "2.0")));
  }

  @Test
  void refusesTheBotsOwnTokenWhenItIsReplayed() {
    assertRefused(world.deliver(activity().toString(), "Bearer bot-token-1"));
  }

  @Test
  void asksForJson() {
    HttpResponse response = world.deliver("{}", "Bearer " + world.microsoft.sign(claims()));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.bodyText()).contains("no activity");
  }

  @Test
  void saysThatItCannotTellWhileNoKeyIsKnown() {
    world.microsoft.metadataDown = true;

    HttpResponse response = deliver(world.microsoft.sign(claims()));

    assertThat(response.status()).isEqualTo(503);
    assertThat(world.edge().health().up()).isFalse();
    assertThat(world.connector.calls()).isEmpty();
  }

  private JWTClaimsSet.Builder claims() {
    return FakeMicrosoft.claims(world.connector.serviceUrl(), now);
  }

  private JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).keyID(world.microsoft.key.getKeyID()).build();
  }

  private ObjectNode activity() {
    return world.mention(TeamsWorld.CHANNEL, TeamsWorld.ANA, "50105");
  }

  private HttpResponse signed(JWTClaimsSet.Builder claims) {
    return deliver(world.microsoft.sign(claims));
  }

  private HttpResponse deliver(@Nullable String token) {
    return world.deliver(activity().toString(), "Bearer " + token);
  }

  private HttpResponse deliver(JsonNode activity, String token) {
    return world.deliver(activity.toString(), "Bearer " + token);
  }

  private void assertRefused(HttpResponse response) {
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.bodyText()).doesNotContain("token", "tenant", "key");
    assertThat(world.connector.calls()).isEmpty();
    assertThat(world.microsoft.tokenRequests()).isZero();
    assertThat(Rows.in(folder, "SELECT task_instance FROM scheduled_tasks")).isEmpty();
    refusals++;
    assertThat(logs.lines()).filteredOn(line -> line.startsWith(REFUSED)).hasSize(refusals);
    assertThat(logs.lines())
        .filteredOn(line -> line.matches("(?s)(?:WARN|ERROR) .*"))
        .hasSize(refusals);
    assertThat(logs.lines())
        .noneMatch(line -> line.contains("eyJ") || line.contains("50105") || line.contains("Ana"));
  }
}
