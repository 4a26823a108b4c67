/**
 * What goes out: {@link dev.aadsts.bot.teams.connector.BotConnector} is all that this edge asks of
 * the Bot Connector, and the only place where the Bot Framework SDK is seen is behind it.
 */
@NullMarked
package dev.aadsts.bot.teams.connector;

import org.jspecify.annotations.NullMarked;
