/**
 * What the store and the edges say about themselves: each contributes a {@link
 * dev.aadsts.bot.health.HealthCheck}, the web edge reports them.
 */
@NullMarked
package dev.aadsts.bot.health;

import org.jspecify.annotations.NullMarked;
