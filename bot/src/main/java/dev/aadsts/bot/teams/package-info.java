/**
 * Microsoft Teams: {@link dev.aadsts.bot.teams.TeamsEdge} takes activities in and answers with
 * Adaptive Cards.
 */
@NullMarked
package dev.aadsts.bot.teams;

import org.jspecify.annotations.NullMarked;
