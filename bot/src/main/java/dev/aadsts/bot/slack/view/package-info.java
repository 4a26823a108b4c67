/**
 * The windows that the bot opens in Slack and what people fill in there, within the limits of views
 * by construction.
 */
@NullMarked
package dev.aadsts.bot.slack.view;

import org.jspecify.annotations.NullMarked;
