package dev.aadsts.bot.slack.workspace;

import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.install.Access;
import java.util.concurrent.Semaphore;

/**
 * One installation of the app, as seen from here.
 *
 * @param api signed in there
 * @param token whether Slack takes our token there, and who we are
 * @param room for events in work: one workspace where Slack is slow must not take every thread
 */
public record Workspace(SlackApi api, TokenWatch token, Semaphore room) {
  /** Our name there, as people type it after {@code @}. */
  public String ourName() {
    return token.identity().map(Access.Bot::name).orElse("aadsts");
  }

  /** Our user's id there; empty until somebody has told us. */
  public String ourId() {
    return token.identity().map(Access.Bot::userId).orElse("");
  }
}
