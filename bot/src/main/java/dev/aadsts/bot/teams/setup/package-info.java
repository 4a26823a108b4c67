/** How the bot is registered with Microsoft, and in which of its clouds. */
@NullMarked
package dev.aadsts.bot.teams.setup;

import org.jspecify.annotations.NullMarked;
