package dev.aadsts.bot.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, as {@code 10.0.0.0/8} has them, or a single one.
 *
 * @param bits how many of the first bits count
 */
record AddressRange(InetAddress first, int bits) {
  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** The range in that text; empty where it is none. */
  static Optional<AddressRange> parse(String text) {
    String[] parts = text.split("/", 2);
    Optional<InetAddress> first = address(parts[0]);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int most = first.get().getAddress().length * 8;
    if (parts.length == 1) {
      return Optional.of(new AddressRange(first.get(), most));
    }
    return Optional.of(parts[1])
        .filter(digits -> digits.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .filter(bits -> bits <= most)
        .map(bits -> new AddressRange(first.get(), bits));
  }

  /** The address in that text; empty where it is none. Never asks the DNS. */
  static Optional<InetAddress> address(String text) {
    String bare = text.startsWith("[") && text.endsWith("]") ? inner(text) : text;
    if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String inner(String text) {
    return text.substring(1, text.length() - 1);
  }

  boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
