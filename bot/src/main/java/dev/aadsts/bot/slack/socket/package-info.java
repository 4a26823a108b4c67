/**
 * Slack's Socket Mode: what Slack would send to a public address comes over sockets that we open.
 * {@link dev.aadsts.bot.slack.socket.SocketMode} keeps them open.
 */
@NullMarked
package dev.aadsts.bot.slack.socket;

import org.jspecify.annotations.NullMarked;
