/**
 * How the bot proves to Microsoft who it is, and the token it gets for that: {@link
 * dev.aadsts.bot.teams.identity.BotToken} keeps one, {@link dev.aadsts.bot.teams.identity.Identity}
 * says by which means.
 */
@NullMarked
package dev.aadsts.bot.teams.identity;

import org.jspecify.annotations.NullMarked;
