/**
 * Secrets that others entrust to the bot, such as the tokens of workspaces: kept only in encrypted
 * form. Nothing in here ever shows one in {@code toString}.
 */
@NullMarked
package dev.aadsts.bot.secret;

import org.jspecify.annotations.NullMarked;
