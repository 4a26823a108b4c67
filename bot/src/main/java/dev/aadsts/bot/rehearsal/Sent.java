package dev.aadsts.bot.rehearsal;

import java.util.Map;

/** One POST to the bot, signed. */
public record Sent(String path, Map<String, String> headers, String body) {}
