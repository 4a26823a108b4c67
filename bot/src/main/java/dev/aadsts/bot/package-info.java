/** The bot: one knowledge base, spoken in Slack, Teams, on the web and in a terminal. */
@NullMarked
package dev.aadsts.bot;

import org.jspecify.annotations.NullMarked;
