package dev.aadsts.bot.erasure;

import dev.aadsts.bot.chat.Platform;
import java.util.Optional;

/**
 * Who is to be forgotten.
 *
 * @param workspace a workspace or an organisation of Slack, a tenant of Teams
 * @param person the id of one person there, never blank; empty for the whole workspace
 */
public record Subject(Platform platform, String workspace, Optional<String> person) {
  public Subject {
    // Blank is the id of everybody who has been forgotten before.
    if (workspace.isBlank() || person.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("Nobody is called by a blank id");
    }
  }

  /** Everything of a workspace. */
  public static Subject workspace(Platform platform, String workspace) {
    return new Subject(platform, workspace, Optional.empty());
  }

  /** One person in it. */
  public Subject person(String id) {
    return new Subject(platform, workspace, Optional.of(id));
  }
}
