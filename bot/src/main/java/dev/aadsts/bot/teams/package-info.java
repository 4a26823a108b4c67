/**
 * Microsoft Teams: {@link dev.aadsts.bot.teams.TeamsEdge} takes activities in and answers with
 * Adaptive Cards. The only package that sees the Bot Framework SDK, and of that only what stands
 * behind {@link dev.aadsts.bot.teams.BotConnector} does.
 */
@NullMarked
package dev.aadsts.bot.teams;

import org.jspecify.annotations.NullMarked;
