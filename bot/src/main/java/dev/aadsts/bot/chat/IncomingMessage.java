package dev.aadsts.bot.chat;

/**
 * What somebody said.
 *
 * @param eventId the platform's id of the event, the same when it is delivered again
 * @param text without the bot's own name in it
 */
public record IncomingMessage(
    String eventId, Conversation conversation, Person sender, String text, Addressing addressing) {}
