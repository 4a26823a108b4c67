package dev.aadsts.bot.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link Addresses} must do; each implementation's test extends it. */
public abstract class AddressesContract {
  private static final Address HERE =
      new Address("tenant-1", "19:a@thread.tacv2", "https://smba.trafficmanager.net/emea/", "28:b");

  /** Empty ones. */
  protected abstract Addresses addresses();

  @Test
  void knowsNoConversationThatTheBotHasNotBeenIn() {
    assertThat(addresses().find("tenant-1", "19:a@thread.tacv2")).isEmpty();
  }

  @Test
  void findsWhereAConversationIsReached() {
    Addresses addresses = addresses();
    addresses.put(HERE);

    assertThat(addresses.find("tenant-1", "19:a@thread.tacv2")).contains(HERE);
  }

  @Test
  void followsAConversationToAnotherServer() {
    Addresses addresses = addresses();
    addresses.put(HERE);
    var moved =
        new Address(
            "tenant-1", "19:a@thread.tacv2", "https://smba.trafficmanager.net/amer/", "28:c");
    addresses.put(moved);
    addresses.put(moved);

    assertThat(addresses.find("tenant-1", "19:a@thread.tacv2")).contains(moved);
  }

  @Test
  void keepsTenantsAndConversationsApart() {
    Addresses addresses = addresses();
    addresses.put(HERE);

    assertThat(addresses.find("tenant-2", "19:a@thread.tacv2")).isEmpty();
    assertThat(addresses.find("tenant-1", "19:b@thread.tacv2")).isEmpty();
    addresses.remove("tenant-2", "19:a@thread.tacv2");
    assertThat(addresses.find("tenant-1", "19:a@thread.tacv2")).contains(HERE);
  }

  @Test
  void forgetsAConversationAndLearnsItAgain() {
    Addresses addresses = addresses();
    addresses.put(HERE);
    addresses.remove("tenant-1", "19:a@thread.tacv2");
    addresses.remove("tenant-1", "19:a@thread.tacv2");

    assertThat(addresses.find("tenant-1", "19:a@thread.tacv2")).isEmpty();
    addresses.put(HERE);
    assertThat(addresses.find("tenant-1", "19:a@thread.tacv2")).contains(HERE);
  }
}
