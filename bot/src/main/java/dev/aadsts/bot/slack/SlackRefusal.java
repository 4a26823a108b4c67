package dev.aadsts.bot.slack;

import dev.aadsts.bot.delivery.DeliveryException;
import java.util.Set;

/** Slack understood a call and said no; the cause of a {@link DeliveryException}. */
final class SlackRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  // https://docs.slack.dev/reference/methods/chat.postMessage lists these.
  private static final Set<String> NO_ENTRY =
      Set.of(
          "not_in_channel",
          "channel_not_found",
          "is_archived",
          "ekm_access_denied",
          "team_access_not_granted");
  private static final Set<String> SHAPE =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "invalid_metadata_format",
          "metadata_too_large");
  private static final Set<String> TOKEN =
      Set.of(
          "account_inactive",
          "invalid_auth",
          "not_authed",
          "token_expired",
          "token_revoked",
          "missing_scope",
          "no_permission",
          "org_login_required");
  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Our own word for it, where there is no token to call with. */
  static final String NOT_INSTALLED = "not_installed";

  private final String code;

  SlackRefusal(String code) {
    super(code);
    this.code = code;
  }

  /** The refusal behind an exception, or one with the code {@code unknown}. */
  static SlackRefusal behind(DeliveryException e) {
    return e.getCause() instanceof SlackRefusal refusal ? refusal : new SlackRefusal("unknown");
  }

  /** Slack's own word for it. */
  String code() {
    return code;
  }

  /** We may not write in that channel. */
  boolean noEntry() {
    return NO_ENTRY.contains(code) || code.startsWith("restricted_action");
  }

  /** The blocks or the text break a rule. */
  boolean shape() {
    return SHAPE.contains(code);
  }

  /** Nothing will work until somebody mends the installation. */
  boolean token() {
    return TOKEN.contains(code);
  }

  /** The message to change is there no more, or can no longer be changed. */
  boolean gone() {
    return GONE.contains(code);
  }
}
