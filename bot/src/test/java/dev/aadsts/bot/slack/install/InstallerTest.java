package dev.aadsts.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.installation.InMemoryInstallations;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.testkit.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Behind a proxy that takes a prefix away: what the browser sees has it, what comes here has not.
 */
final class InstallerTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final HttpServer server =
      HttpServer.start(
          HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO),
          new Installer(
                  () -> {
                    throw new AssertionError("Slack itself is not asked");
                  },
                  "https://slack.com/api/",
                  new AppKeys("1.2", "not-a-client-secret"),
                  new Registry(
                      new InMemoryInstallations(clock),
                      new Seal(
                          EncryptionKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
                      Optional.of(URI.create("https://contoso.com/aadsts"))),
                  List.of("commands"),
                  Map.of(),
                  clock)
              .routes());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void bringsPeopleBackThroughTheProxyWithTheirCookie() throws Exception {
    HttpResponse<String> sent = get("/slack/install");

    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .contains("redirect_uri=https%3A%2F%2Fcontoso.com%2Faadsts%2Fslack%2Foauth_redirect");
    assertThat(sent.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; Path=/aadsts/slack;", "; Secure");
  }

  @Test
  void letsPeopleStartAgainThroughTheProxy() throws Exception {
    assertThat(get("/slack/oauth_redirect?error=access_denied").body())
        .contains("<a href=\"/aadsts/slack/install\">Start again</a>");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
