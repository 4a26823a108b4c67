package dev.aadsts.bot.feedback;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.kb.ErrorCode;
import java.time.Instant;

/**
 * What somebody said about an article.
 *
 * @param personId who; empty once the person has been forgotten
 * @param words what is wrong with it; empty where they said no more
 */
public record Report(
    ErrorCode code,
    Platform platform,
    String workspace,
    String personId,
    String words,
    Instant at) {}
