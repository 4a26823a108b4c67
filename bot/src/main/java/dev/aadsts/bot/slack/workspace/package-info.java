/**
 * The workspaces that the bot talks in: how to call each, whether its token works, and how much of
 * it may be in work.
 */
@NullMarked
package dev.aadsts.bot.slack.workspace;

import org.jspecify.annotations.NullMarked;
