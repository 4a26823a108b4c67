package dev.aadsts.bot.answer;

import dev.aadsts.kb.ErrorCode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to see who opens the bot's own page in their workspace.
 *
 * @param mine open checklists that they started, are on, or had a hand in; touched last comes first
 * @param recent codes of the last {@value #DAYS} days in the workspace, the most frequent first
 */
public record Home(List<Mine> mine, List<Recent> recent) {
  /** How far back codes are counted. */
  public static final int DAYS = 7;

  static final int MOST = 10;

  public Home {
    mine = List.copyOf(mine);
    recent = List.copyOf(recent);
  }

  /**
   * An open checklist.
   *
   * @param title code and title
   * @param standing how far it is, and who is on it
   * @param link where it is
   */
  public record Mine(String title, String standing, Optional<URI> link) {}

  /**
   * A code that people met, and did not merely look up: a count, and nobody's name.
   *
   * @param title of the article; empty where it is not on file any more
   */
  public record Recent(ErrorCode code, Optional<String> title, int times) {}
}
