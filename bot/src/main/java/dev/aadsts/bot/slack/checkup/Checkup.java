package dev.aadsts.bot.slack.checkup;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.checkup.OAuthScope.Need;
import dev.aadsts.bot.slack.request.SenderCheck;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks closely at one installation of the app: what one call of {@code auth.test} tells of the
 * token, its scopes and the clocks.
 */
public final class Checkup {
  // Slack's requests are refused where the clocks are further apart, as replays.
  private static final Duration UNUSABLE = SenderCheck.TOLERANCE;
  private static final Duration WORTH_A_LOOK = Duration.ofSeconds(30);

  private final String what;
  private final SlackApi api;
  private final Clock clock;

  /**
   * @param what what to call it in front of whoever runs the bot
   */
  public Checkup(String what, SlackApi api, Clock clock) {
    this.what = what;
    this.api = api;
    this.clock = clock;
  }

  /** Asks Slack; waits for the answer. */
  public List<Remark> look() {
    try {
      AuthTestResponse answer = api.authTest();
      var remarks = new ArrayList<Remark>();
      remarks.add(Remark.fine(what, "signed in to " + answer.getTeam()));
      header(answer, "x-oauth-scopes").ifPresent(scopes -> remarks.addAll(scopes(scopes)));
      header(answer, "date").flatMap(this::apart).map(this::clocks).ifPresent(remarks::add);
      return remarks;
    } catch (DeliveryException e) {
      SlackRefusal refusal = SlackRefusal.behind(e);
      return List.of(
          Remark.broken(what, refusal.token() ? refusal.remedy() : "Slack does not answer"));
    }
  }

  private static Optional<String> header(AuthTestResponse answer, String name) {
    return Optional.ofNullable(answer.getHttpResponseHeaders()).orElse(Map.of()).entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  private List<Remark> scopes(String header) {
    Set<String> granted =
        Arrays.stream(header.split(","))
            .map(String::strip)
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    List<OAuthScope> missing = without(granted, Need.ALWAYS);
    var remarks = new ArrayList<Remark>();
    if (missing.isEmpty()) {
      List<OAuthScope> left = without(granted, Need.AUTODETECT, Need.RECEIPTS, Need.NAMES);
      remarks.add(
          Remark.fine(
              what + " scopes",
              "all that are needed" + (left.isEmpty() ? "" : "; left out: " + explained(left))));
    } else {
      remarks.add(
          Remark.broken(
              what + " scopes",
              "missing: "
                  + explained(missing)
                  + ". Add them under OAuth & Permissions and install the app again."));
    }
    Arrays.stream(OAuthScope.values()).map(OAuthScope::id).forEach(granted::remove);
    if (!granted.isEmpty()) {
      remarks.add(
          Remark.note(
              what + " scopes",
              "more than the bot ever uses, better taken away: " + String.join(", ", granted)));
    }
    return remarks;
  }

  private static List<OAuthScope> without(Set<String> granted, Need... needs) {
    return OAuthScope.neededBy(List.of(needs)).stream()
        .filter(scope -> !granted.contains(scope.id()))
        .toList();
  }

  private static String explained(List<OAuthScope> scopes) {
    return scopes.stream().map(OAuthScope::explained).collect(Collectors.joining(", "));
  }

  private Optional<Duration> apart(String date) {
    try {
      var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(theirs.toInstant(), clock.instant()).abs());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Remark clocks(Duration apart) {
    String words = "%d seconds from Slack's".formatted(apart.toSeconds());
    if (apart.compareTo(UNUSABLE) > 0) {
      return Remark.broken(
          what + " clock",
          words + ": requests would be refused as replays. Set this machine's clock.");
    }
    return apart.compareTo(WORTH_A_LOOK) > 0
        ? Remark.note(what + " clock", words + ". Is the time service running?")
        : Remark.fine(what + " clock", "agrees with Slack's");
  }
}
