package dev.aadsts.bot.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.secret.Opened.Genuine;
import dev.aadsts.bot.secret.Opened.Unreadable;
import dev.aadsts.bot.secret.Opened.Why;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealTest {
  private static final String OLD = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String NEW = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final SecretName NAME = new SecretName("slack-bot-token", "T1");
  private static final String SECRET = "not-really-a-token-\u00e9\ud83d\udd11";

  private final Seal seal = new Seal(EncryptionKeys.parse(NEW));

  @Test
  void readsBackWhatItSealed() {
    assertThat(seal.open(NAME, seal.close(NAME, SECRET))).isEqualTo(new Genuine(SECRET));
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(seal.close(NAME, SECRET)).isNotEqualTo(seal.close(NAME, SECRET));
  }

  @Test
  void showsNothingOfTheSecret() {
    assertThat(seal.close(NAME, SECRET)).doesNotContain("token");
    assertThat(seal.open(NAME, seal.close(NAME, SECRET)).toString()).doesNotContain("token");
  }

  @Test
  void readsWhatAnOlderKeySealedAndSaysThatItIsOld() {
    String sealed = new Seal(EncryptionKeys.parse(OLD)).close(NAME, SECRET);
    var both = new Seal(EncryptionKeys.parse(NEW + "," + OLD));

    assertThat(both.open(NAME, sealed)).isEqualTo(new Genuine(SECRET));
    assertThat(both.isOld(sealed)).isTrue();
    assertThat(both.isOld(both.close(NAME, SECRET))).isFalse();
  }

  @Test
  void cannotReadWhatAnUnknownKeySealed() {
    String sealed = new Seal(EncryptionKeys.parse(OLD)).close(NAME, SECRET);

    assertThat(seal.open(NAME, sealed)).isEqualTo(new Unreadable(Why.UNKNOWN_KEY));
  }

  @Test
  void cannotReadWhatClaimsToBeOfAnotherKey() {
    var both = new Seal(EncryptionKeys.parse(NEW + "," + OLD));
    String sealed = new Seal(EncryptionKeys.parse(OLD)).close(NAME, SECRET);
    String claimed = both.newest() + sealed.substring(both.newest().length());

    assertThat(both.open(NAME, claimed)).isEqualTo(new Unreadable(Why.NOT_GENUINE));
  }

  @Test
  void cannotReadItUnderAnotherName() {
    String sealed = seal.close(NAME, SECRET);

    assertThat(seal.open(new SecretName("slack-bot-token", "T2"), sealed))
        .isEqualTo(new Unreadable(Why.NOT_GENUINE));
    assertThat(seal.open(new SecretName("slack-bot-tokenT", "1"), sealed))
        .isEqualTo(new Unreadable(Why.NOT_GENUINE));
  }

  @Test
  void cannotReadItCutOffAtAnyPlaceOrWithAnyByteChanged() {
    String sealed = seal.close(NAME, SECRET);
    for (int length = 0; length < sealed.length(); length++) {
      assertThat(seal.open(NAME, sealed.substring(0, length))).isInstanceOf(Unreadable.class);
    }
    int start = seal.newest().length();
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(start));
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      String forged = seal.newest() + Base64.getUrlEncoder().encodeToString(changed);
      assertThat(seal.open(NAME, forged)).isEqualTo(new Unreadable(Why.NOT_GENUINE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "v2.0.AAAA", "v1.x", "v1.a.b.c"})
  void cannotReadWhatHasAnotherForm(String sealed) {
    assertThat(seal.open(NAME, sealed)).isEqualTo(new Unreadable(Why.UNKNOWN_FORM));
  }
}
