package dev.aadsts.bot.teams.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a token; what is refused at all, {@code TeamsRefusalsTest} tries. */
final class TokenCheckTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String SERVICE = "https://smba.trafficmanager.net/teams/";

  private final MutableClock clock = new MutableClock(NOON);
  private final FakeMicrosoft microsoft = new FakeMicrosoft();
  private final SigningKeys keys =
      new SigningKeys(microsoft.metadataUrl(), new TokenClient(), clock);
  private final TokenCheck check =
      new TokenCheck("https://api.botframework.com", FakeMicrosoft.APP_ID, keys, clock);

  @AfterEach
  void close() {
    microsoft.close();
  }

  @Test
  void letsATokenInEachTimeItIsSent() throws Exception {
    Optional<String> token = token();

    assertThat(check.check(token).serviceUrl()).isEqualTo(SERVICE);
    assertThat(check.check(token).serviceUrl()).isEqualTo(SERVICE);
  }

  @Test
  void refusesATokenThatItKnowsOnceThatHasExpired() throws Exception {
    Optional<String> token = token();
    check.check(token);

    clock.advance(Duration.ofHours(2));

    assertThatThrownBy(() -> check.check(token))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("expired");
  }

  @Test
  void refusesATokenThatItKnowsOnceItsKeyIsAnother() throws Exception {
    Optional<String> token = token();
    check.check(token);

    microsoft.publish(FakeMicrosoft.newKey(microsoft.key.getKeyID()), "msteams");
    clock.advance(Duration.ofHours(25));

    assertThatThrownBy(() -> check.check(token))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("signature");
  }

  @Test
  void refusesATokenThatDiffersInItsSignatureFromOneThatItKnows() throws Exception {
    String token = token().orElseThrow();
    check.check(Optional.of(token));
    char last = token.charAt(token.length() - 10);
    String changed =
        token.substring(0, token.length() - 10)
            + (last == 'A' ? 'B' : 'A')
            + token.substring(token.length() - 9);

    assertThatThrownBy(() -> check.check(Optional.of(changed)))
        .isInstanceOf(RefusedException.class);
  }

  private Optional<String> token() {
    return Optional.of("Bearer " + microsoft.sign(FakeMicrosoft.claims(SERVICE, NOON)));
  }
}
