package dev.aadsts.bot.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientsTest {
  private static final Clients BEHIND = Clients.behind("10.0.0.0/8, ::1, 2001:db8::/33");

  @Test
  void believesNoHeaderWhereNoProxyIsTrusted() {
    assertThat(Clients.DIRECT.address(from("192.0.2.1", "203.0.113.9"))).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @CsvSource({
    // The client itself is no proxy: what it writes is made up.
    "192.0.2.1, 203.0.113.9, 192.0.2.1",
    "10.1.2.3, 203.0.113.9, 203.0.113.9",
    // The client made the first one up, and the proxy added the second.
    "10.1.2.3, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "10.1.2.3, '203.0.113.9, 10.9.9.9', 203.0.113.9",
    "10.1.2.3, '10.9.9.9, 10.8.8.8', 10.9.9.9",
    "10.1.2.3, 203.0.113.9:50123, 203.0.113.9",
    "10.1.2.3, [2001:db9::7]:50123, 2001:db9:0:0:0:0:0:7",
    "0:0:0:0:0:0:0:1, 203.0.113.9, 203.0.113.9",
    "2001:db8:7fff::1, 203.0.113.9, 203.0.113.9",
    "2001:db8:8000::1, 203.0.113.9, 2001:db8:8000:0:0:0:0:1",
    "10.1.2.3, nonsense, unknown",
    "10.1.2.3, '', unknown",
  })
  void believesTheLastHopThatIsNoProxyOfOurs(String peer, String forwarded, String client) {
    assertThat(BEHIND.address(from(peer, forwarded))).isEqualTo(client);
  }

  @Test
  void countsANetworkOfIpv6AsOneClient() {
    assertThat(BEHIND.key(from("2001:db9:1:2::3", "")))
        .isEqualTo(BEHIND.key(from("2001:db9:1:2:ffff::9", "")))
        .isNotEqualTo(BEHIND.key(from("2001:db9:1:3::3", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.7", "192.168.1.1", "172.16.0.1", "fd00::1"})
  void takesPrivateNetworksForTheNeighbourhood(String peer) {
    assertThat(Clients.DIRECT.isNearby(direct(peer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "8.8.8.8", "2001:db9::1", "172.32.0.1", "unknown"})
  void takesTheRestForStrangers(String peer) {
    assertThat(Clients.DIRECT.isNearby(direct(peer))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"})
  void takesWhatAnUnknownProxyPassesOnForStrange(String header) {
    HttpRequest passedOn = Requests.with(header, "127.0.0.1", direct("127.0.0.1"));

    assertThat(Clients.DIRECT.isNearby(passedOn)).isFalse();
    assertThat(Clients.DIRECT.isThisMachine(passedOn)).isFalse();
  }

  @Test
  void takesWhatATrustedProxyPassesOnForWhatItIs() {
    assertThat(BEHIND.isNearby(from("10.1.2.3", "203.0.113.9"))).isFalse();
    assertThat(BEHIND.isNearby(from("10.1.2.3", "192.168.1.1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.contoso.com", "10.0.0.0/33", "10.0.0/8", "256.1.1.1", "::g"})
  void trustsNothingThatIsNoAddress(String addresses) {
    assertThatThrownBy(() -> Clients.behind(addresses))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + addresses + "', which is no address and no range");
  }

  private static HttpRequest from(String peer, String forwarded) {
    return Requests.with("X-Forwarded-For", forwarded, direct(peer));
  }

  private static HttpRequest direct(String peer) {
    return Requests.from(peer, Requests.get("/"));
  }
}
