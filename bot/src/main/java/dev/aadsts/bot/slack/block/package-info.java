/**
 * Draws neutral messages as Block Kit, within its limits by construction, and escapes everything
 * that people wrote.
 */
@NullMarked
package dev.aadsts.bot.slack.block;

import org.jspecify.annotations.NullMarked;
