package dev.aadsts.bot.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.secret.Opened.Genuine;
import dev.aadsts.bot.secret.Opened.Unreadable;
import dev.aadsts.bot.secret.Opened.Why;
import dev.aadsts.bot.secret.Secrets.Renewal;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import org.junit.jupiter.api.Test;

/** What every {@link Secrets} must do; each implementation's test extends it. */
public abstract class SecretsContract {
  private static final String OLD = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String NEW = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final SecretName ONE = new SecretName("slack-bot-token", "T1");
  private static final SecretName TWO = new SecretName("slack-bot-token", "T2");

  protected final MutableClock clock = MutableClock.atNoon();

  /** Secrets under these keys, on the same rows each time within a test. */
  protected abstract Secrets secrets(Seal seal);

  /** What stands in the row of that name. */
  protected abstract String row(SecretName name);

  /** Puts something else into that row, behind the back of the secrets. */
  protected abstract void overwrite(SecretName name, String sealed);

  @Test
  void keepsASecretForEachName() {
    Secrets secrets = with(NEW);
    secrets.put(ONE, "first");
    secrets.put(TWO, "second");

    assertThat(with(NEW).find(ONE)).contains(new Genuine("first"));
    assertThat(with(NEW).find(TWO)).contains(new Genuine("second"));
    assertThat(secrets.find(new SecretName("slack-user-token", "T1"))).isEmpty();
  }

  @Test
  void replacesAndForgets() {
    Secrets secrets = with(NEW);
    secrets.put(ONE, "first");
    secrets.put(ONE, "second");
    assertThat(secrets.find(ONE)).contains(new Genuine("second"));

    secrets.delete(ONE);

    assertThat(secrets.find(ONE)).isEmpty();
  }

  @Test
  void writesNothingThatCanBeRead() {
    with(NEW).put(ONE, "not-really-a-token");

    assertThat(row(ONE)).startsWith("v1.").doesNotContain("token");
  }

  @Test
  void saysThatTheKeyIsMissing() {
    with(OLD).put(ONE, "first");

    assertThat(with(NEW).find(ONE)).contains(new Unreadable(Why.UNKNOWN_KEY));
  }

  @Test
  void readsNothingThatWasMovedFromAnotherRow() {
    Secrets secrets = with(NEW);
    secrets.put(ONE, "first");
    secrets.put(TWO, "second");

    overwrite(TWO, row(ONE));

    assertThat(secrets.find(TWO)).contains(new Unreadable(Why.NOT_GENUINE));
  }

  @Test
  void readsNothingThatWasCutOff() {
    Secrets secrets = with(NEW);
    secrets.put(ONE, "first");

    overwrite(ONE, row(ONE).substring(0, row(ONE).length() - 4));

    assertThat(secrets.find(ONE)).contains(new Unreadable(Why.NOT_GENUINE));
  }

  @Test
  void encryptsWithTheNewestKeyWhatItReads() {
    with(OLD).put(ONE, "first");

    assertThat(with(NEW + "," + OLD).find(ONE)).contains(new Genuine("first"));

    assertThat(with(NEW).find(ONE)).contains(new Genuine("first"));
  }

  @Test
  void encryptsWithTheNewestKeyWhateverAnOlderOneEncrypted() {
    with(OLD).put(ONE, "first");
    with(OLD).put(TWO, "second");
    with(OLD).put(new SecretName("damaged", "T3"), "third");
    overwrite(new SecretName("damaged", "T3"), "v0.old");
    with(NEW).put(new SecretName("fresh", "T4"), "fourth");

    assertThat(with(NEW + "," + OLD).renew()).isEqualTo(new Renewal(2, 1));

    assertThat(with(NEW).find(ONE)).contains(new Genuine("first"));
    assertThat(with(NEW).find(TWO)).contains(new Genuine("second"));
    assertThat(with(NEW + "," + OLD).renew()).isEqualTo(new Renewal(0, 1));
  }

  @Test
  void losesNoNewSecretToARenewalOfTheOldOne() throws Exception {
    for (int round = 0; round < 10; round++) {
      with(OLD).put(ONE, "before");
      Secrets secrets = with(NEW + "," + OLD);

      Together.call(
          4,
          number -> {
            if (number == 0) {
              secrets.put(ONE, "after");
            } else {
              secrets.renew();
            }
            return number;
          });

      assertThat(secrets.find(ONE)).contains(new Genuine("after"));
    }
  }

  private Secrets with(String keys) {
    return secrets(new Seal(EncryptionKeys.parse(keys)));
  }
}
