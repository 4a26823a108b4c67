package dev.aadsts.bot.teams.connector;

import dev.aadsts.bot.delivery.DeliveryException;
import java.util.Set;

/** Why the Bot Connector did not take a message: the cause of a {@link DeliveryException}. */
public final class TeamsRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * After these, a bot stays silent until somebody speaks to it again: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability">status
   * codes of the bot APIs</a>. The last two are older names.
   */
  private static final Set<String> SHUT =
      Set.of(
          "BotDisabledByAdmin",
          "BotNotInConversationRoster",
          "ConversationBlockedByUser",
          "ConversationNotFound",
          "BotDisabledByUser",
          "MessageWritesBlocked");

  private final String code;

  TeamsRefusal(String code) {
    super(code);
    this.code = code;
  }

  String code() {
    return code;
  }

  /** Whether the conversation takes nothing from the bot any more. */
  public static boolean shut(DeliveryException failure) {
    return failure.getCause() instanceof TeamsRefusal refusal && SHUT.contains(refusal.code());
  }

  /** Whether the message that was to be changed is no longer there. */
  public static boolean gone(DeliveryException failure) {
    return failure.getCause() instanceof TeamsRefusal refusal
        && refusal.code().equals("ActivityNotFoundInConversation");
  }
}
