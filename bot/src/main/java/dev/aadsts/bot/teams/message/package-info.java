/**
 * Reads what people wrote in Teams, without what its clients wrap around it, and what their presses
 * send along.
 */
@NullMarked
package dev.aadsts.bot.teams.message;

import org.jspecify.annotations.NullMarked;
