package dev.aadsts.bot.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KnownAddressesTest extends AddressesContract {
  private static final Address HERE = new Address("t", "c", "https://one/", "b");
  private static final Address THERE = new Address("t", "c", "https://two/", "b");
  private static final Address OF_TEAM =
      new Address("t", "c", "https://one/", "b", Optional.of("team"));

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

  @Test
  void writesAgainWhatWasForgottenWhileItWasWritten() {
    var meddled = new Meddled(stored);
    var addresses = new KnownAddresses(meddled, clock);
    meddled.afterPut = () -> addresses.remove("t", "c");
    addresses.put(HERE);
    assertThat(stored.find("t", "c")).isEmpty();
    meddled.afterPut = () -> {};

    addresses.put(HERE);

    assertThat(stored.find("t", "c")).contains(HERE);
  }

  @Test
  void writesAgainWhatWasWrittenWhileItWasForgotten() {
    var meddled = new Meddled(stored);
    var addresses = new KnownAddresses(meddled, clock);
    meddled.beforeRemoval = () -> addresses.put(OF_TEAM);
    addresses.remove("t", "c");
    addresses.put(OF_TEAM);
    assertThat(stored.find("t", "c")).contains(OF_TEAM);
    addresses.removeTeam("t", "team");
    assertThat(stored.find("t", "c")).isEmpty();

    addresses.put(OF_TEAM);

    assertThat(stored.find("t", "c")).contains(OF_TEAM);
  }

  /** What another thread does meanwhile. */
  private static final class Meddled implements Addresses {
    private final Addresses stored;
    Runnable afterPut = () -> {};
    Runnable beforeRemoval = () -> {};

    Meddled(Addresses stored) {
      this.stored = stored;
    }

    @Override
    public void put(Address address) {
      stored.put(address);
      afterPut.run();
    }

    @Override
    public Optional<Address> find(String tenant, String conversation) {
      return stored.find(tenant, conversation);
    }

    @Override
    public void remove(String tenant, String conversation) {
      beforeRemoval.run();
      stored.remove(tenant, conversation);
    }

    @Override
    public void removeTeam(String tenant, String team) {
      beforeRemoval.run();
      stored.removeTeam(tenant, team);
    }
  }
}
