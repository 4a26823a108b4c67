package dev.aadsts.bot.slack.install;

import java.time.Instant;
import java.util.Optional;

/**
 * The one installation whose token stands in the configuration. It serves whatever Slack sends: an
 * app that is installed once gets events of that installation only, though in a channel shared with
 * another company they may name that company's workspace.
 */
public final class OneInstallation implements Installations {
  private final Access access;

  public OneInstallation(String botToken) {
    this.access = new Access(botToken, Optional.empty());
  }

  @Override
  public Optional<Access> find(String team) {
    return Optional.of(access);
  }

  @Override
  public void refused(String team) {
    // There is no other token that it could have been replaced by.
  }

  @Override
  public void belongs(String team, String organisation) {
    // It serves every workspace anyway.
  }

  @Override
  public void removed(String owner, Instant at) {
    // Nothing of it is stored; Slack refuses its token from now on.
  }

  @Override
  public boolean isOne() {
    return true;
  }
}
