package dev.aadsts.bot.sighting;

import java.time.Instant;

/**
 * Somebody met an error.
 *
 * @param personId the platform's own id, and nothing else of the person
 */
public record Sighting(Trouble trouble, String personId, Instant at) {}
