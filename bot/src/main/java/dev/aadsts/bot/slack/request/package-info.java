/**
 * What comes in from Slack, over signed HTTP or over a socket: is it Slack, is it what Slack
 * documents, whose installation is it for, and who takes it.
 */
@NullMarked
package dev.aadsts.bot.slack.request;

import org.jspecify.annotations.NullMarked;
