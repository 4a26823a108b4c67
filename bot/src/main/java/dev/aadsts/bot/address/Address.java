package dev.aadsts.bot.address;

/**
 * Where a conversation is reached; nothing of what is said there or by whom.
 *
 * @param tenant whose conversation it is
 * @param conversation its id on the platform, without a thread
 * @param serviceUrl the server that takes messages for it now
 * @param botId what the bot is called there
 */
public record Address(String tenant, String conversation, String serviceUrl, String botId) {}
