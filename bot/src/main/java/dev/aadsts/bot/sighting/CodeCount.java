package dev.aadsts.bot.sighting;

import dev.aadsts.kb.ErrorCode;

/** How often a code was met. */
public record CodeCount(ErrorCode code, int times) {}
