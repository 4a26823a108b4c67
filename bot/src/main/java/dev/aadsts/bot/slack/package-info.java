/**
 * Slack: receives events, slash commands and presses through Bolt after checking their sender,
 * draws replies as Block Kit, and delivers them into the channel or thread of the question. The
 * only package that knows Slack's SDK.
 */
@NullMarked
package dev.aadsts.bot.slack;

import org.jspecify.annotations.NullMarked;
