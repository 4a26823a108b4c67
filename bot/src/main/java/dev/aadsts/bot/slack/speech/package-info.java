/**
 * The conversation: what was said is put to the core, and what the core has to say is said in
 * Slack, to everybody or to one person, once.
 */
@NullMarked
package dev.aadsts.bot.slack.speech;

import org.jspecify.annotations.NullMarked;
