/**
 * What Slack told us, as it is taken down: who did what where, and whoever is told when that cannot
 * be taken down.
 */
@NullMarked
package dev.aadsts.bot.slack.event;

import org.jspecify.annotations.NullMarked;
