/**
 * Sends each message of an event once ({@link dev.aadsts.bot.delivery.outbox.Outbox}), no faster
 * than {@link dev.aadsts.bot.delivery.outbox.Throttle} lets it, and no card more often than {@link
 * dev.aadsts.bot.delivery.outbox.Redraws} finds needed.
 */
@NullMarked
package dev.aadsts.bot.delivery.outbox;

import org.jspecify.annotations.NullMarked;
