package dev.aadsts.bot.http.guard;

import dev.aadsts.bot.http.HttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells who a request comes from. {@code X-Forwarded-For} is believed only where a proxy that we
 * were told to trust wrote it; anybody can send that header. Immutable.
 */
public final class Clients {
  /** Trusts no proxy. */
  public static final Clients DIRECT = new Clients(List.of());

  private static final List<String> FORWARDING =
      List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

  private static final Pattern PORT = Pattern.compile("^([0-9.]+|\\[[^\\]]*]):[0-9]+$");

  private final List<AddressRange> proxies;

  private Clients(List<AddressRange> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /**
   * Trusts the proxies at these addresses.
   *
   * @param addresses such as {@code 10.0.0.0/8, ::1}
   * @throws IllegalArgumentException if one of them is no address and no range
   */
  public static Clients behind(String addresses) {
    var ranges = new ArrayList<AddressRange>();
    for (String text : addresses.split(",", -1)) {
      ranges.add(
          AddressRange.parse(text.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "has '" + text.strip() + "', which is no address and no range")));
    }
    return new Clients(ranges);
  }

  /**
   * The address that a request comes from: of the last hop that is no proxy of ours.
   *
   * <p>What stands left of it in {@code X-Forwarded-For} the client may have made up.
   */
  public String address(HttpRequest request) {
    List<String> hops = hops(request);
    String client = request.remoteAddress();
    for (int at = hops.size() - 1; at >= 0 && isProxy(client); at--) {
      client = hops.get(at);
    }
    return AddressRange.address(client).map(InetAddress::getHostAddress).orElse("unknown");
  }

  /**
   * The client for whom something is counted: its address, or for IPv6 its network, as whoever has
   * one address there has all of them.
   */
  String key(HttpRequest request) {
    String address = address(request);
    return AddressRange.address(address)
        .filter(Inet6Address.class::isInstance)
        .map(found -> Arrays.toString(Arrays.copyOf(found.getAddress(), 8)))
        .orElse(address);
  }

  /** Whether a request comes from this machine, without a proxy in between. */
  boolean isThisMachine(HttpRequest request) {
    return !isForwarded(request)
        && AddressRange.address(request.remoteAddress())
            .filter(InetAddress::isLoopbackAddress)
            .isPresent();
  }

  /**
   * Whether a request comes from this machine or a private network. One that an unknown proxy
   * passed on comes from outside, for all we know.
   */
  public boolean isNearby(HttpRequest request) {
    boolean known = !isForwarded(request) || isProxy(request.remoteAddress());
    return known && AddressRange.address(address(request)).filter(Clients::isPrivate).isPresent();
  }

  private static boolean isPrivate(InetAddress address) {
    // fc00::/7 is what site-local is in IPv4: https://www.rfc-editor.org/rfc/rfc4193
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal;
  }

  private static boolean isForwarded(HttpRequest request) {
    return FORWARDING.stream().anyMatch(header -> request.header(header).isPresent());
  }

  private static List<String> hops(HttpRequest request) {
    return request
        .header("X-Forwarded-For")
        .map(list -> Arrays.stream(list.split(",", -1)).map(Clients::withoutPort).toList())
        .orElse(List.of());
  }

  // Azure's gateways write "192.0.2.7:50123".
  private static String withoutPort(String hop) {
    return PORT.matcher(hop.strip()).replaceFirst("$1");
  }

  private boolean isProxy(String address) {
    Optional<InetAddress> parsed = AddressRange.address(address);
    return parsed.isPresent()
        && proxies.stream().anyMatch(range -> range.contains(parsed.orElseThrow()));
  }
}
