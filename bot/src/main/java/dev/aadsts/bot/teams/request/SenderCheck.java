package dev.aadsts.bot.teams.request;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.teams.activity.Incoming;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.teams.verification.RefusedException;
import dev.aadsts.bot.teams.verification.SigningKeys;
import dev.aadsts.bot.teams.verification.TokenCheck;
import java.net.URI;
import java.util.List;

/** Lets in what comes from Teams and from tenants we serve. Safe for use by many threads. */
public final class SenderCheck {
  /** The channel id of Teams. */
  static final String TEAMS = "msteams";

  private final TeamsSettings settings;
  private final TokenCheck tokens;

  public SenderCheck(TeamsSettings settings, TokenCheck tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** What was checked of a request before its body was read. */
  sealed interface Pass {
    /** It brought a good token. */
    record WithToken(TokenCheck.Verified token) implements Pass {}

    /** It came from this machine, in development. */
    record Local() implements Pass {}
  }

  /** Checks a request before anything in its body is read. */
  Pass check(HttpRequest request) throws RefusedException, SigningKeys.UnavailableException {
    if (!settings.devMode()) {
      return new Pass.WithToken(tokens.check(request.header("Authorization")));
    }
    if (!TeamsSettings.isLoopback(request.remoteAddress())) {
      throw new RefusedException("development mode, and not from this machine");
    }
    return new Pass.Local();
  }

  /** Checks that the activity is the one that the token was made for, and may be answered. */
  void check(Pass pass, Incoming activity) throws RefusedException {
    if (!settings.allowsService(activity.serviceUrl())) {
      throw new RefusedException("service URL " + host(activity.serviceUrl()) + " is not of Teams");
    }
    switch (pass) {
      case Pass.Local() -> {}
      case Pass.WithToken(var token) -> check(token, activity);
    }
  }

  private void check(TokenCheck.Verified token, Incoming activity) throws RefusedException {
    if (!activity.channelId().equals(TEAMS)) {
      throw new RefusedException("not from the channel msteams");
    }
    if (!token.channels().contains(TEAMS)) {
      throw new RefusedException("key not endorsed for msteams");
    }
    if (!bare(token.serviceUrl()).equals(bare(activity.serviceUrl()))) {
      throw new RefusedException("serviceurl claim is not the activity's");
    }
    List<String> tenants = activity.tenants();
    if (tenants.isEmpty() || !tenants.stream().allMatch(settings::allowsTenant)) {
      throw new RefusedException("tenant not allowed");
    }
  }

  private static String bare(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static String host(String url) {
    try {
      return String.valueOf(URI.create(url).getHost());
    } catch (IllegalArgumentException e) {
      return "(unreadable)";
    }
  }
}
