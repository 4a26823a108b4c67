package dev.aadsts.bot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://contoso.com, https://contoso.com/slack/events, /slack/events",
    "https://contoso.com/, https://contoso.com/slack/events, /slack/events",
    "https://contoso.com:8443/bots/aadsts, https://contoso.com:8443/bots/aadsts/slack/events,"
        + " /bots/aadsts/slack/events",
    "https://contoso.com/aadsts/?x=y, https://contoso.com/aadsts/slack/events,"
        + " /aadsts/slack/events",
  })
  void keepsAPathInFrontOfEveryOther(URI base, URI whole, String path) {
    var address = new PublicAddress(base);

    assertThat(address.at("/slack/events")).isEqualTo(whole);
    assertThat(address.path("/slack/events")).isEqualTo(path);
  }
}
