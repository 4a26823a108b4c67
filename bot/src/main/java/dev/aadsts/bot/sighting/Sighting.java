package dev.aadsts.bot.sighting;

import java.time.Instant;

/**
 * Somebody met an error: they showed some of a sign-in that failed with it, and not a code alone.
 *
 * @param personId the platform's own id, and nothing else of the person
 */
public record Sighting(Trouble trouble, String personId, Instant at) {}
