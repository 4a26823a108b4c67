package dev.aadsts.bot.delivery.pace;

/**
 * A turn at one place, kept for an event until it is used.
 *
 * @param place as its {@link Pacer} knows it
 * @param at milliseconds since 1970 on the clock of that place, which stands still while the
 *     platform refuses messages there
 */
public record Turn(String place, long at) {}
