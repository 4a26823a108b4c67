/**
 * What comes is handled once, and what goes is delivered once: {@link
 * dev.aadsts.bot.delivery.inbox.Inbox} on the way in, {@link dev.aadsts.bot.delivery.outbox.Outbox}
 * on the way out, at the pace of {@link dev.aadsts.bot.delivery.pace.Pacer}. Here is what all of
 * them and the edges speak of: events, how a delivery fails, and what becomes of an event that
 * cannot be handled.
 */
@NullMarked
package dev.aadsts.bot.delivery;

import org.jspecify.annotations.NullMarked;
