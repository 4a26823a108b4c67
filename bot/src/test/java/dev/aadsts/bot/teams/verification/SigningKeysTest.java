package dev.aadsts.bot.teams.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SigningKeysTest {
  private final FakeMicrosoft microsoft = new FakeMicrosoft();
  private final Ticking clock = new Ticking();
  private final SigningKeys keys =
      new SigningKeys(microsoft.metadataUrl(), new TokenClient(), clock);

  @AfterEach
  void close() {
    microsoft.close();
  }

  @Test
  void readsTheMetadataOnceForManyTokens() throws Exception {
    keys.find("key-1");
    keys.find("key-1");

    assertThat(keys.find("key-1")).isPresent();
    assertThat(microsoft.metadataReads()).isEqualTo(1);
  }

  @Test
  void findsAKeyThatWasPublishedLater() throws Exception {
    keys.find("key-1");
    microsoft.publish(FakeMicrosoft.newKey("key-2"), "msteams");
    clock.advance(SigningKeys.BETWEEN_ATTEMPTS);

    assertThat(keys.find("key-2"))
        .hasValueSatisfying(key -> assertThat(key.endorsements()).containsExactly("msteams"));
  }

  @Test
  void looksAtMostOnceAMinuteForMadeUpKeys() throws Exception {
    keys.find("key-1");
    for (int i = 0; i < 50; i++) {
      clock.advance(Duration.ofSeconds(2));
      assertThat(keys.find("made-up-" + i)).isEmpty();
    }

    assertThat(microsoft.metadataReads()).isEqualTo(2);
  }

  @Test
  void readsTheMetadataAgainAfterADay() throws Exception {
    keys.find("key-1");
    clock.advance(Duration.ofHours(25));
    keys.find("key-1");

    assertThat(microsoft.metadataReads()).isEqualTo(2);
  }

  @Test
  void keepsTheOldKeysWhileTheMetadataIsDown() throws Exception {
    keys.find("key-1");
    microsoft.metadataDown = true;
    clock.advance(Duration.ofHours(25));

    assertThat(keys.find("key-1")).isPresent();
    assertThat(keys.inTrouble()).isTrue();
  }

  @Test
  void saysThatItKnowsNoKeyAtAll() {
    microsoft.metadataDown = true;

    assertThatThrownBy(() -> keys.find("key-1"))
        .isInstanceOf(SigningKeys.UnavailableException.class);
  }

  @Test
  void doesNotWaitForeverForTheMetadata() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/metadata");
      var impatient = new TokenClient(Duration.ofMillis(100), Duration.ofMillis(200));
      var waiting = new SigningKeys(address, impatient, clock);

      assertThatThrownBy(() -> waiting.find("key-1"))
          .isInstanceOf(SigningKeys.UnavailableException.class);
    }
  }

  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
