/**
 * What {@code aadsts doctor} says of Slack: the token, its scopes, the clocks, and whether Slack
 * finds our address.
 */
@NullMarked
package dev.aadsts.bot.slack.checkup;

import org.jspecify.annotations.NullMarked;
