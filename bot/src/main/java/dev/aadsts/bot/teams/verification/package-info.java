/**
 * Tells the Bot Connector from everybody else: the strict check of the token of an incoming
 * activity, instead of the SDK's own, which has holes.
 */
@NullMarked
package dev.aadsts.bot.teams.verification;

import org.jspecify.annotations.NullMarked;
