package dev.aadsts.bot.health;

import java.util.function.Supplier;

/**
 * One part that must work before the bot can take traffic: the store, or a configured edge.
 *
 * @param name a word for a JSON key: {@code store}, {@code slack}, {@code teams}
 * @param probe asked by many threads at once, on virtual threads that may block; one that throws or
 *     takes longer than two seconds counts as down
 */
public record HealthCheck(String name, Supplier<Health> probe) {}
