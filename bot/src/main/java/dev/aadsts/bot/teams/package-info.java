/**
 * Microsoft Teams: {@link dev.aadsts.bot.teams.TeamsEdge} takes activities in and answers with
 * Adaptive Cards. The only package that sees the Bot Framework SDK, and of that only {@link
 * dev.aadsts.bot.teams.TeamsConnector} and {@link dev.aadsts.bot.teams.BotCredentials} do.
 */
@NullMarked
package dev.aadsts.bot.teams;

import org.jspecify.annotations.NullMarked;
