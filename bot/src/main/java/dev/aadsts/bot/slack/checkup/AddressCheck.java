package dev.aadsts.bot.slack.checkup;

import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.http.PublicAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether Slack's requests can find us: asks our own public address for what only Slack may, and
 * expects to be refused. What stands in the app's settings nobody tells us.
 */
public final class AddressCheck {
  private static final String WHAT = "slack address";
  private static final String PATH = "/slack/events";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int REFUSED = 401;

  private AddressCheck() {}

  /**
   * Asks, and waits for the answer.
   *
   * @param baseUrl where people reach us, as far as that is set
   */
  public static Remark look(Optional<URI> baseUrl) {
    if (baseUrl.isEmpty()) {
      return Remark.note(
          WHAT,
          "AADSTS_BASE_URL is not set, so nobody can try whether Slack reaches "
              + PATH
              + ". Without a public address, use Socket Mode: SLACK_APP_TOKEN.");
    }
    URI address = new PublicAddress(baseUrl.get()).at(PATH);
    if (!"https".equals(address.getScheme())) {
      return Remark.broken(WHAT, address + " is not https, and Slack takes no other");
    }
    return ask(address);
  }

  /** Asks that address, whatever its scheme, and waits for the answer. */
  static Remark ask(URI address) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == REFUSED
          ? Remark.fine(
              WHAT,
              address + " reaches a bot; the same must stand in the app's settings, three times")
          : Remark.broken(
              WHAT, address + " answers " + status + " instead of 401: it does not lead to a bot");
    } catch (IOException e) {
      return Remark.note(
          WHAT, "Nobody answers at " + address + ". That is fine while the bot is not running.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Remark.note(WHAT, "Stopped before " + address + " answered");
    }
  }
}
