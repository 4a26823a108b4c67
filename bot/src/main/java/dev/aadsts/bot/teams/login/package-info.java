/**
 * Talks with Microsoft's login service: for the keys with which those sign who come to us, and for
 * the tokens with which we go to them.
 */
@NullMarked
package dev.aadsts.bot.teams.login;

import org.jspecify.annotations.NullMarked;
