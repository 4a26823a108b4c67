package dev.aadsts.bot.installation;

import java.time.Instant;
import java.util.List;

/**
 * The app as somebody installed it.
 *
 * @param owner the id of the workspace, or of the organisation that installed it for all its
 *     workspaces
 * @param name of the owner, for people
 * @param bot the id of our user there
 * @param botName of our user there, as people type it after {@code @}
 * @param scopes what we may do there
 * @param installedAt when; a later installation replaces an earlier one
 */
public record Installation(
    String owner,
    String name,
    String bot,
    String botName,
    List<String> scopes,
    Tokens tokens,
    Instant installedAt) {

  public Installation {
    scopes = List.copyOf(scopes);
  }

  /** A copy with other tokens. */
  public Installation with(Tokens others) {
    return new Installation(owner, name, bot, botName, scopes, others, installedAt);
  }
}
