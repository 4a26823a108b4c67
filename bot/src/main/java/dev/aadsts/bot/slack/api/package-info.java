/**
 * The calls to Slack: each either succeeds, or says in a {@link
 * dev.aadsts.bot.delivery.DeliveryException} what is known of the message and, as a {@link
 * dev.aadsts.bot.slack.api.SlackRefusal}, what Slack said and what follows from that.
 */
@NullMarked
package dev.aadsts.bot.slack.api;

import org.jspecify.annotations.NullMarked;
