package dev.aadsts.bot.teams.checkup;

import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.http.PublicAddress;
import dev.aadsts.bot.teams.manifest.AppPackage;
import dev.aadsts.bot.teams.manifest.AppPackage.Variant;
import dev.aadsts.bot.teams.request.MessagesEndpoint;
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
public final class TeamsCheckup {
  // So long before the end of a proof, whoever looks is told.
  private static final int WARNED_DAYS = 30;

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
  public TeamsCheckup(Clock clock, Path folder, BooleanSupplier asksForDevMode) {
    this.clock = clock;
    this.folder = folder;
    this.asksForDevMode = asksForDevMode;
  }

  /** Everything that was looked at. Asks the public address, if there is one. */
  public List<Remark> examine(TeamsSettings settings, Optional<URI> baseUrl) {
    if (settings.devMode()) {
      return List.of(
          Remark.note(
              "teams mode",
              "DEV MODE: anyone on this machine can pose as any user, and real Teams cannot reach the"
                  + " bot. For Teams, set MICROSOFT_APP_ID"
                  + (asksForDevMode.getAsBoolean() ? " and remove TEAMS_DEV_MODE" : "")));
    }
    var remarks = new ArrayList<Remark>();
    remarks.add(proof(settings));
    remarks.add(tenants(settings));
    baseUrl.ifPresent(
        url -> {
          remarks.add(endpoint(url));
          remarks.add(appPackage(settings.appId(), url));
        });
    return remarks;
  }

  private Remark proof(TeamsSettings settings) {
    String what = "teams proof";
    String keys = settings.proof();
    Optional<LocalDate> lastDay = settings.proofEnds();
    if (lastDay.isEmpty()) {
      return keys.equals("MICROSOFT_APP_PASSWORD")
          ? Remark.note(
              what,
              "nobody knows when the client secret ends: note its day in"
                  + " MICROSOFT_APP_PASSWORD_EXPIRES")
          : Remark.fine(what, keys + ", which has no end");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String ends = keys + " ends on " + lastDay.get();
    if (lastDay.get().isBefore(today)) {
      return Remark.broken(what, ends + ", which is past: make a new one");
    }
    return lastDay.get().isBefore(today.plusDays(WARNED_DAYS))
        ? Remark.note(what, ends + ": make a new one before")
        : Remark.fine(what, ends);
  }

  private static Remark tenants(TeamsSettings settings) {
    String what = "teams tenants";
    var tenants = new TreeSet<>(settings.allowedTenants());
    if (tenants.remove(TeamsSettings.ANY_TENANT)) {
      return Remark.note(
          what, "people of every tenant may use the bot: TEAMS_ALLOWED_TENANTS is *");
    }
    List<String> names =
        tenants.stream().filter(tenant -> !GUID.matcher(tenant).matches()).toList();
    return names.isEmpty()
        ? Remark.fine(
            what, "serves " + String.join(", ", tenants) + (tenants.size() > 1 ? SEVERAL : ""))
        : Remark.broken(
            what,
            String.join(", ", names)
                + ": Teams names tenants by their ID, a GUID, so nobody of it is let in. Set the ID"
                + " in MICROSOFT_APP_TENANT_ID or TEAMS_ALLOWED_TENANTS");
  }

  private static Remark endpoint(URI baseUrl) {
    String what = "teams endpoint";
    URI endpoint = new PublicAddress(baseUrl).at(MessagesEndpoint.PATH);
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status == UNAUTHORIZED) {
        return Remark.fine(what, endpoint + " answers, and refuses strangers");
      }
      return status < FIRST_FAILURE
          ? Remark.broken(what, endpoint + " takes activities from strangers: that is not me")
          : Remark.broken(
              what,
              endpoint + " answers with HTTP status " + status + ": point the proxy at the bot");
    } catch (IOException e) {
      return unreachable(what, endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreachable(what, endpoint, e);
    }
  }

  private static Remark unreachable(String what, URI endpoint, Exception cause) {
    return Remark.note(
        what,
        "%s does not answer from here (%s): start the bot, or look at DNS, certificate and proxy"
            .formatted(endpoint, cause.getClass().getSimpleName()));
  }

  private Remark appPackage(String appId, URI baseUrl) {
    String what = "teams package";
    Path zip = folder.resolve(AppPackage.ZIP);
    if (!Files.exists(zip)) {
      return Remark.note(what, "no " + zip + " to compare with: ./aadsts teams-package makes one");
    }
    try {
      List<String> plain = new AppPackage(appId, baseUrl, Variant.ON_REQUEST).differences(zip);
      List<String> wide = new AppPackage(appId, baseUrl, Variant.AUTODETECT).differences(zip);
      if (plain.isEmpty() || wide.isEmpty()) {
        String kind = plain.isEmpty() ? "" : ", the variant that reads all messages";
        return Remark.fine(what, zip + " fits this configuration" + kind);
      }
      List<String> fewer = plain.size() <= wide.size() ? plain : wide;
      String more = fewer.size() > SHOWN ? ", ..." : "";
      return Remark.note(
          what,
          zip
              + " is of another configuration or version ("
              + String.join(", ", fewer.subList(0, Math.min(SHOWN, fewer.size())))
              + more
              + "): make it again with ./aadsts teams-package, and upload it");
    } catch (IOException e) {
      return Remark.broken(what, zip + " is no package: make it again");
    } catch (IllegalArgumentException e) {
      return Remark.broken(what, String.valueOf(e.getMessage()));
    }
  }
}
