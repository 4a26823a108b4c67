package dev.aadsts.bot.address;

import java.util.Optional;

/**
 * Where a conversation is reached; nothing of what is said there or by whom.
 *
 * @param tenant whose conversation it is
 * @param conversation its id on the platform, without a thread
 * @param serviceUrl the server that takes messages for it now
 * @param botId what the bot is called there
 * @param team that the conversation is a channel of
 */
public record Address(
    String tenant, String conversation, String serviceUrl, String botId, Optional<String> team) {
  /** Of a conversation that belongs to no team. */
  public Address(String tenant, String conversation, String serviceUrl, String botId) {
    this(tenant, conversation, serviceUrl, botId, Optional.empty());
  }
}
