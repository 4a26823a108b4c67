package dev.aadsts.bot;

import dev.aadsts.bot.cli.DoctorCommand.Finding;
import dev.aadsts.bot.cli.DoctorCommand.State;
import dev.aadsts.bot.http.PublicAddress;
import dev.aadsts.bot.teams.AppPackage;
import dev.aadsts.bot.teams.AppPackage.Variant;
import dev.aadsts.bot.teams.TeamsEdge;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Looks at what a bot in Teams needs around it: its proof, tenants, endpoint and package. */
final class TeamsDoctor {
  /** So long before the end of a proof, whoever looks is told. */
  static final int WARNED_DAYS = 30;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_FAILURE = 300;
  private static final int SHOWN = 4;
  private static final String SEVERAL =
      ": for more than one, the app registration has to take accounts of multiple tenants, and"
          + " each tenant needs the package";
  private static final Pattern GUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Clock clock;
  private final Path folder;
  private final BooleanSupplier asksForDevMode;

  /**
   * @param folder where the package lies, if there is one
   * @param asksForDevMode whether somebody set development mode, rather than nothing
   */
  TeamsDoctor(Clock clock, Path folder, BooleanSupplier asksForDevMode) {
    this.clock = clock;
    this.folder = folder;
    this.asksForDevMode = asksForDevMode;
  }

  /** Everything that was looked at. Asks the public address, if there is one. */
  List<Finding> examine(TeamsSettings settings, Optional<URI> baseUrl) {
    if (settings.devMode()) {
      return List.of(
          new Finding(
              "teams mode",
              State.NOTE,
              "DEV MODE: whoever is on this machine is believed, and real Teams cannot reach the"
                  + " bot. For Teams, set MICROSOFT_APP_ID"
                  + (asksForDevMode.getAsBoolean() ? " and remove TEAMS_DEV_MODE" : "")));
    }
    var findings = new ArrayList<Finding>();
    findings.add(proof(settings));
    findings.add(tenants(settings));
    baseUrl.ifPresent(
        url -> {
          findings.add(endpoint(url));
          findings.add(appPackage(settings.appId(), url));
        });
    return findings;
  }

  private Finding proof(TeamsSettings settings) {
    String what = "teams proof";
    String keys = settings.proof();
    Optional<LocalDate> lastDay = settings.proofEnds();
    if (lastDay.isEmpty()) {
      return keys.equals("MICROSOFT_APP_PASSWORD")
          ? new Finding(
              what,
              State.NOTE,
              "nobody knows when the client secret ends: note its day in"
                  + " MICROSOFT_APP_PASSWORD_EXPIRES")
          : new Finding(what, State.FINE, keys + ", which has no end");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String ends = keys + " ends on " + lastDay.get();
    if (lastDay.get().isBefore(today)) {
      return new Finding(what, State.BROKEN, ends + ", which is past: make a new one");
    }
    return lastDay.get().isBefore(today.plusDays(WARNED_DAYS))
        ? new Finding(what, State.NOTE, ends + ": make a new one before")
        : new Finding(what, State.FINE, ends);
  }

  private static Finding tenants(TeamsSettings settings) {
    String what = "teams tenants";
    var tenants = new TreeSet<>(settings.allowedTenants());
    if (tenants.remove(TeamsSettings.ANY_TENANT)) {
      return new Finding(
          what, State.NOTE, "people of every tenant may use the bot: TEAMS_ALLOWED_TENANTS is *");
    }
    List<String> names =
        tenants.stream().filter(tenant -> !GUID.matcher(tenant).matches()).toList();
    return names.isEmpty()
        ? new Finding(
            what,
            State.FINE,
            "serves " + String.join(", ", tenants) + (tenants.size() > 1 ? SEVERAL : ""))
        : new Finding(
            what,
            State.BROKEN,
            String.join(", ", names)
                + ": Teams names tenants by their id, a GUID, so nobody of it is let in. Set the id"
                + " in MICROSOFT_APP_TENANT_ID or TEAMS_ALLOWED_TENANTS");
  }

  private static Finding endpoint(URI baseUrl) {
    String what = "teams endpoint";
    URI endpoint = new PublicAddress(baseUrl).at(TeamsEdge.PATH);
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status == UNAUTHORIZED) {
        return new Finding(what, State.FINE, endpoint + " answers, and refuses strangers");
      }
      return status < FIRST_FAILURE
          ? new Finding(
              what, State.BROKEN, endpoint + " takes activities from strangers: that is not me")
          : new Finding(
              what,
              State.BROKEN,
              endpoint + " answers with HTTP status " + status + ": point the proxy at the bot");
    } catch (IOException e) {
      return unreachable(what, endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreachable(what, endpoint, e);
    }
  }

  private static Finding unreachable(String what, URI endpoint, Exception cause) {
    return new Finding(
        what,
        State.NOTE,
        "%s does not answer from here (%s): start the bot, or look at DNS, certificate and proxy"
            .formatted(endpoint, cause.getClass().getSimpleName()));
  }

  private Finding appPackage(String appId, URI baseUrl) {
    String what = "teams package";
    Path zip = folder.resolve(TeamsPackageCommand.ZIP);
    if (!Files.exists(zip)) {
      return new Finding(
          what, State.NOTE, "no " + zip + " to compare with: ./aadsts teams-package makes one");
    }
    try {
      List<String> plain = new AppPackage(appId, baseUrl, Variant.ON_REQUEST).differences(zip);
      List<String> wide = new AppPackage(appId, baseUrl, Variant.AUTODETECT).differences(zip);
      if (plain.isEmpty() || wide.isEmpty()) {
        String kind = plain.isEmpty() ? "" : ", the variant that reads all messages";
        return new Finding(what, State.FINE, zip + " fits this configuration" + kind);
      }
      List<String> fewer = plain.size() <= wide.size() ? plain : wide;
      String more = fewer.size() > SHOWN ? ", ..." : "";
      return new Finding(
          what,
          State.NOTE,
          zip
              + " is of another configuration or version ("
              + String.join(", ", fewer.subList(0, Math.min(SHOWN, fewer.size())))
              + more
              + "): make it again with ./aadsts teams-package, and upload it");
    } catch (IOException e) {
      return new Finding(what, State.BROKEN, zip + " is no package: make it again");
    } catch (IllegalArgumentException e) {
      return new Finding(what, State.BROKEN, String.valueOf(e.getMessage()));
    }
  }
}
