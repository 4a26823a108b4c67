package dev.aadsts.bot.reply;

import dev.aadsts.bot.chat.Conversation;
import java.net.URI;
import java.util.Optional;

/** Where people go to be in a conversation. Costs no call of a platform. */
@FunctionalInterface
public interface ThreadLinks {
  /** An https address that opens the thread, or the channel, in the platform's client. */
  Optional<URI> to(Conversation conversation);
}
