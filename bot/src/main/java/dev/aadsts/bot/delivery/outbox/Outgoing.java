package dev.aadsts.bot.delivery.outbox;

import dev.aadsts.bot.delivery.DeliveryMetrics;

/**
 * What an edge sends with.
 *
 * @param outbox each message once
 * @param throttle each message in its turn
 * @param metrics each call counted
 */
public record Outgoing(Outbox outbox, Throttle throttle, DeliveryMetrics metrics) {}
