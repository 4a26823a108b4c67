package dev.aadsts.bot.slack.api;

import dev.aadsts.bot.delivery.DeliveryException;
import java.util.Optional;

/** Slack understood a call and said no; the cause of a {@link DeliveryException}. */
public final class SlackRefusal extends Exception {
  /** Our own word for it, where there is no token to call with. */
  public static final String NOT_INSTALLED = "not_installed";

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Optional<String> needed;

  public SlackRefusal(String code) {
    this(code, Optional.empty());
  }

  /**
   * @param needed the scope that the token lacks
   */
  public SlackRefusal(String code, Optional<String> needed) {
    super(needed.map(scope -> code + " (" + scope + ")").orElse(code));
    this.code = code;
    this.needed = needed;
  }

  /** The refusal behind an exception, or one with the code {@code unknown}. */
  public static SlackRefusal behind(DeliveryException e) {
    return e.getCause() instanceof SlackRefusal refusal ? refusal : new SlackRefusal("unknown");
  }

  /** Slack's own word for it. */
  public String code() {
    return code;
  }

  /** What follows from it. */
  public Consequence consequence() {
    return Consequence.of(code);
  }

  /** We may not write in that channel. */
  public boolean noEntry() {
    return consequence() == Consequence.WHISPER;
  }

  /** The blocks or the text break a rule. */
  public boolean shape() {
    return consequence() == Consequence.WORDS_ONLY;
  }

  /** Nothing will work until somebody mends the installation. */
  public boolean token() {
    return consequence() == Consequence.MEND;
  }

  /** The message to change is there no more, or can no longer be changed. */
  public boolean gone() {
    return consequence() == Consequence.POST_ANEW;
  }

  /** The message that the thread begins with was deleted. */
  public boolean threadGone() {
    return consequence() == Consequence.LET_GO;
  }

  /** What is wrong with our token, and what whoever runs us can do about it. */
  public String remedy() {
    String refused = "Slack refuses the bot token: " + code;
    return switch (code) {
      case "missing_scope" ->
          refused
              + needed.map(scope -> ", it lacks " + scope).orElse("")
              + ". Add the scope under OAuth & Permissions and install the app again.";
      case "account_inactive", "token_revoked" ->
          refused + ". The app was removed from the workspace: install it again.";
      case "org_login_required" ->
          refused + ". The workspace is moving into an organisation; it works again afterwards.";
      default -> refused + ". Copy it from OAuth & Permissions, or install the app again.";
    };
  }
}
