package dev.aadsts.bot.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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

  @Test
  void forgetsAllChannelsOfATeamAndNothingElse() {
    Addresses addresses = addresses();
    Address general = channel("tenant-1", "19:team@thread.tacv2", "19:team@thread.tacv2");
    Address incidents = channel("tenant-1", "19:incidents@thread.tacv2", "19:team@thread.tacv2");
    Address ofOtherTeam = channel("tenant-1", "19:other@thread.tacv2", "19:other@thread.tacv2");
    Address ofOtherTenant = channel("tenant-2", "19:x@thread.tacv2", "19:team@thread.tacv2");
    List.of(general, incidents, ofOtherTeam, ofOtherTenant, HERE).forEach(addresses::put);

    addresses.removeTeam("tenant-1", "19:team@thread.tacv2");

    assertThat(addresses.find("tenant-1", general.conversation())).isEmpty();
    assertThat(addresses.find("tenant-1", incidents.conversation())).isEmpty();
    assertThat(addresses.find("tenant-1", ofOtherTeam.conversation())).contains(ofOtherTeam);
    assertThat(addresses.find("tenant-2", ofOtherTenant.conversation())).contains(ofOtherTenant);
    assertThat(addresses.find("tenant-1", HERE.conversation())).contains(HERE);
    addresses.put(incidents);
    assertThat(addresses.find("tenant-1", incidents.conversation())).contains(incidents);
  }

  private static Address channel(String tenant, String id, String team) {
    return new Address(
        tenant, id, "https://smba.trafficmanager.net/emea/", "28:b", Optional.of(team));
  }
}
