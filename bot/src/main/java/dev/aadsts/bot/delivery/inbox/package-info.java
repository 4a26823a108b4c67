/**
 * Records each received event once, and has it handled whatever happens: at once, {@link
 * dev.aadsts.bot.delivery.inbox.InFlight in flight}, or later, out of the {@link
 * dev.aadsts.bot.delivery.inbox.Backlog}. What cannot be handled is {@link
 * dev.aadsts.bot.delivery.inbox.GivingUp given up}, and its person told.
 */
@NullMarked
package dev.aadsts.bot.delivery.inbox;

import org.jspecify.annotations.NullMarked;
