/**
 * How fast messages may go: a {@link dev.aadsts.bot.delivery.pace.Pace} is the rule, and a {@link
 * dev.aadsts.bot.delivery.pace.Pacer} gives each message its {@link
 * dev.aadsts.bot.delivery.pace.Turn}.
 */
@NullMarked
package dev.aadsts.bot.delivery.pace;

import org.jspecify.annotations.NullMarked;
