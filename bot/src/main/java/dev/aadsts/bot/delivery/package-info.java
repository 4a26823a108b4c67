/**
 * Handles each received event once and delivers each reply once: {@link
 * dev.aadsts.bot.delivery.Inbox} on the way in, {@link dev.aadsts.bot.delivery.Outbox} on the way
 * out.
 */
@NullMarked
package dev.aadsts.bot.delivery;

import org.jspecify.annotations.NullMarked;
