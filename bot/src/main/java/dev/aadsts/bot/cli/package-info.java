/** The commands of {@code ./aadsts}, and the bot in a terminal. */
@NullMarked
package dev.aadsts.bot.cli;

import org.jspecify.annotations.NullMarked;
