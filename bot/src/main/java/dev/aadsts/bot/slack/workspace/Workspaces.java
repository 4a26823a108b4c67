package dev.aadsts.bot.slack.workspace;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.api.SlackClient;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.api.TokenSource;
import dev.aadsts.bot.slack.install.Access;
import dev.aadsts.bot.slack.install.Installations;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The workspaces that the bot talks in, each with a token and a state of health of its own: what
 * goes wrong in one is nothing to the others. Safe for use by many threads.
 */
public final class Workspaces {
  // A workspace that is forgotten is only made anew.
  private static final int MOST = 10_000;
  // A fraction of what a process has in work, so that many workspaces must hang before one waits.
  private static final int IN_WORK = 16;
  private static final String THE_ONE = "";

  private final SlackClient slack;
  private final Installations installations;
  private final SlackLinks links;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final Map<String, Workspace> known = new LruMap<>(MOST);

  public Workspaces(
      SlackClient slack,
      Installations installations,
      SlackLinks links,
      DeliveryMetrics metrics,
      Clock clock) {
    this.slack = slack;
    this.installations = installations;
    this.links = links;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The workspace of a team. Its calls are refused where the app is not installed. */
  public Workspace of(String team) {
    String key = installations.isOne() ? THE_ONE : team;
    synchronized (known) {
      return known.computeIfAbsent(key, this::made);
    }
  }

  /**
   * Whether there is anybody to talk to.
   *
   * @throws DeliveryException if that cannot be said now
   */
  public boolean isInstalled(String team) throws DeliveryException {
    return access(team).isPresent();
  }

  /**
   * Asks in the background where a workspace has its messages, once, unless that is known. The one
   * workspace is asked at the start.
   */
  public void getToKnow(String team) {
    if (!installations.isOne() && !links.knows(team)) {
      Workspace workspace = of(team);
      workspace.token().health(workspace.api());
    }
  }

  private Workspace made(String team) {
    var watch = new TokenWatch(() -> bot(team), answer -> learn(team, answer), clock);
    TokenSource source =
        new TokenSource() {
          @Override
          public String token() throws DeliveryException {
            return access(team)
                .map(Access::token)
                .orElseThrow(
                    () ->
                        new DeliveryException(
                            Kind.REFUSED,
                            "The app is not installed in workspace " + team,
                            new SlackRefusal(SlackRefusal.NOT_INSTALLED)));
          }

          @Override
          public void refused(String token, SlackRefusal refusal) {
            watch.broken(refusal);
            installations.refused(team);
          }
        };
    var room = new Semaphore(installations.isOne() ? Integer.MAX_VALUE : IN_WORK);
    return new Workspace(new SlackApi(slack, source, metrics), watch, room);
  }

  private void learn(String team, AuthTestResponse answer) {
    String known = installations.isOne() ? answer.getTeamId() : team;
    if (known != null && answer.getUrl() != null) {
      links.learnAddress(known, answer.getUrl());
    }
  }

  private Optional<Access.Bot> bot(String team) {
    try {
      return installations.find(team).flatMap(Access::bot);
    } catch (InstallationsUnavailableException e) {
      return Optional.empty();
    }
  }

  private Optional<Access> access(String team) throws DeliveryException {
    try {
      return installations.find(team);
    } catch (InstallationsUnavailableException e) {
      throw new DeliveryException(
          Kind.NOT_DELIVERED, "It cannot be said how to sign in to workspace " + team, e);
    }
  }
}
