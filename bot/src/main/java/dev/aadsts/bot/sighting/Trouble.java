package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.kb.ErrorCode;

/**
 * What several people may have in common.
 *
 * @param app the application, by id or name in lower case; empty where nobody knows
 */
public record Trouble(Platform platform, String workspace, ErrorCode code, String app) {

  /** That code for that application, in the workspace of that conversation. */
  public static Trouble in(Conversation place, ErrorCode code, String app) {
    return new Trouble(place.platform(), place.workspace(), code, app);
  }
}
