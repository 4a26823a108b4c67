package dev.aadsts.bot.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KnownAddressesTest extends AddressesContract {
  private static final Address HERE = new Address("t", "c", "https://one/", "b");
  private static final Address THERE = new Address("t", "c", "https://two/", "b");

  private final MutableClock clock = MutableClock.atNoon();
  private final InMemoryAddresses stored = new InMemoryAddresses();

  @Override
  protected Addresses addresses() {
    return new KnownAddresses(stored, clock);
  }

  @Test
  void writesWhatIsKnownOnce() {
    Addresses addresses = addresses();
    addresses.put(HERE);
    addresses.put(HERE);

    assertThat(stored.writes()).isEqualTo(1);
  }

  @Test
  void writesWhatHasChangedOrWasForgotten() {
    Addresses addresses = addresses();
    addresses.put(HERE);
    addresses.put(THERE);
    addresses.remove("t", "c");
    addresses.put(THERE);

    assertThat(stored.writes()).isEqualTo(3);
  }

  @Test
  void writesAgainAfterAnHourAsAnotherProcessMayHaveForgottenIt() {
    Addresses addresses = addresses();
    addresses.put(HERE);
    stored.remove("t", "c");
    clock.advance(KnownAddresses.AGAIN.minus(Duration.ofMinutes(1)));
    addresses.put(HERE);
    assertThat(stored.find("t", "c")).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    addresses.put(HERE);

    assertThat(stored.find("t", "c")).contains(HERE);
  }

  @Test
  void holdsSoManyInMemoryAndNoMore() {
    Addresses addresses = addresses();
    for (int i = 0; i <= KnownAddresses.MOST; i++) {
      addresses.put(new Address("t", "c" + i, "https://one/", "b"));
    }
    addresses.put(new Address("t", "c" + KnownAddresses.MOST, "https://one/", "b"));
    assertThat(stored.writes()).isEqualTo(KnownAddresses.MOST + 1);

    addresses.put(new Address("t", "c0", "https://one/", "b"));

    assertThat(stored.writes()).isEqualTo(KnownAddresses.MOST + 2);
  }
}
