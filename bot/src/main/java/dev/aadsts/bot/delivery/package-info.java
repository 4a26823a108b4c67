/**
 * Handles each received event once and delivers each reply once: {@link
 * dev.aadsts.bot.delivery.Inbox} on the way in, {@link dev.aadsts.bot.delivery.Outbox} on the way
 * out, no faster than {@link dev.aadsts.bot.delivery.Traffic} lets it, and no card more often than
 * {@link dev.aadsts.bot.delivery.Redraws} finds needed. What cannot be handled is kept as a {@link
 * dev.aadsts.bot.delivery.DeadLetter}.
 */
@NullMarked
package dev.aadsts.bot.delivery;

import org.jspecify.annotations.NullMarked;
