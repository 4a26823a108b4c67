/**
 * What comes in from Teams: is it Teams, is it an activity of a tenant that we serve, and who takes
 * it.
 */
@NullMarked
package dev.aadsts.bot.teams.request;

import org.jspecify.annotations.NullMarked;
