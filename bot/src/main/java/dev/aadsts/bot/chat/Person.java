package dev.aadsts.bot.chat;

/**
 * Somebody who talks.
 *
 * @param id the platform's own; unique within a workspace only
 * @param name what to call them; never an e-mail address
 */
public record Person(String id, String name) {}
