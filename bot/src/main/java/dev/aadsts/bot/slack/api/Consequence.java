package dev.aadsts.bot.slack.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from a refusal of Slack. One table, after <a
 * href="https://docs.slack.dev/reference/methods/chat.postMessage">Slack's own</a>.
 */
public enum Consequence {
  /** We may not write there: the person gets the answer alone, with how to let us in. */
  WHISPER,
  /** The blocks or the text break a rule: the words are sent alone, and the log has the rule. */
  WORDS_ONLY,
  /** The message is not there to be changed any more: there is a new one. */
  POST_ANEW,
  /**
   * Nothing works in that workspace until somebody mends it: it is marked down, with the remedy.
   */
  MEND,
  /** The app was removed there: nothing more is sent. */
  STOP,
  /**
   * The message that it answers was deleted, so there is no thread, and nobody who waits for one:
   * only what is for the person alone still goes out. <a
   * href="https://github.com/slackapi/bolt-js/issues/2307">bolt-js 2307</a>
   */
  LET_GO,
  /** Later it will work, when Slack says or after a second: the event comes back. */
  AGAIN,
  /** Nobody knows whether it worked, so it is looked for, and not blindly repeated. */
  UNSURE,
  /** It will never work: the event is a dead letter, and the person is told. */
  GIVE_UP;

  private static final Map<String, Consequence> TABLE = table();

  private static Map<String, Consequence> table() {
    var table = new HashMap<String, Consequence>();
    WHISPER.of(
        table,
        "not_in_channel",
        "channel_not_found",
        "user_not_in_channel",
        "is_archived",
        "ekm_access_denied",
        "team_access_not_granted",
        "restricted_action");
    WORDS_ONLY.of(
        table,
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "invalid_metadata_format",
        "metadata_too_large");
    POST_ANEW.of(table, "message_not_found", "cant_update_message", "edit_window_closed");
    MEND.of(
        table,
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "token_expired",
        "token_revoked",
        "missing_scope",
        "no_permission",
        "org_login_required");
    LET_GO.of(table, "thread_not_found");
    STOP.of(table, SlackRefusal.NOT_INSTALLED);
    AGAIN.of(table, "ratelimited", "rate_limited", "service_unavailable", "request_timeout");
    UNSURE.of(table, "fatal_error", "internal_error");
    return Map.copyOf(table);
  }

  private void of(Map<String, Consequence> table, String... codes) {
    List.of(codes).forEach(code -> table.put(code, this));
  }

  /** What follows from one of Slack's error codes. */
  public static Consequence of(String code) {
    // restricted_action_read_only_channel, restricted_action_thread_locked, ...
    return code.startsWith("restricted_action") ? WHISPER : TABLE.getOrDefault(code, GIVE_UP);
  }
}
