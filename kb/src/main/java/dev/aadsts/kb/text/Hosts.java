package dev.aadsts.kb.text;

import dev.aadsts.kb.Cloud;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The hosts that people sign in at, present and past, and the clouds they belong to. */
final class Hosts {
  /**
   * Sign-in hosts. The German cloud of {@code login.microsoftonline.de} closed in 2021; what is
   * left of it is read as public.
   */
  private static final List<Host> SIGN_IN =
      List.of(
          new Host("login.microsoftonline.com", Cloud.PUBLIC),
          new Host("login.windows.net", Cloud.PUBLIC),
          new Host("login.microsoft.com", Cloud.PUBLIC),
          new Host("sts.windows.net", Cloud.PUBLIC),
          new Host("login.microsoftonline.de", Cloud.PUBLIC),
          new Host("ciamlogin.com", Cloud.PUBLIC),
          new Host("login.microsoftonline.us", Cloud.US_GOVERNMENT),
          new Host("login-us.microsoftonline.com", Cloud.US_GOVERNMENT),
          new Host("login.partner.microsoftonline.cn", Cloud.CHINA),
          new Host("login.chinacloudapi.cn", Cloud.CHINA));

  /** Hosts of the national clouds where only administrators and applications go. */
  private static final List<Host> NATIONAL =
      List.of(
          new Host("entra.microsoft.us", Cloud.US_GOVERNMENT),
          new Host("portal.azure.us", Cloud.US_GOVERNMENT),
          new Host("graph.microsoft.us", Cloud.US_GOVERNMENT),
          new Host("entra.microsoftonline.cn", Cloud.CHINA),
          new Host("portal.azure.cn", Cloud.CHINA),
          new Host("microsoftgraph.chinacloudapi.cn", Cloud.CHINA));

  private static final Cues<Host> SIGN_IN_CUES = Cues.of(SIGN_IN, Host::name);
  private static final Cues<Host> NATIONAL_CUES = Cues.of(NATIONAL, Host::name);

  private Hosts() {}

  /** The names of the sign-in hosts. */
  static List<String> signIn() {
    return SIGN_IN.stream().map(Host::name).toList();
  }

  /** Whether a sign-in host ends right before that index. */
  static boolean endsIn(String lower, int end) {
    return SIGN_IN.stream().anyMatch(host -> lower.startsWith(host.name(), end - host.length()));
  }

  /** The cloud of the sign-in host that is named first, else of any national host, else public. */
  static Cloud cloud(String lower) {
    return first(lower, SIGN_IN_CUES).or(() -> first(lower, NATIONAL_CUES)).orElse(Cloud.PUBLIC);
  }

  private static Optional<Cloud> first(String lower, Cues<Host> hosts) {
    return hosts.in(lower).stream()
        .min(Comparator.comparingInt(host -> lower.indexOf(host.name())))
        .map(Host::cloud);
  }

  private record Host(String name, Cloud cloud) {
    int length() {
      return name.length();
    }
  }
}
