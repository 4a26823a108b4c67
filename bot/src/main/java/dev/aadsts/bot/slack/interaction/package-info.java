/**
 * Buttons, shortcuts, and the windows that these open: each becomes an event, or a window that
 * becomes one when it is sent off.
 */
@NullMarked
package dev.aadsts.bot.slack.interaction;

import org.jspecify.annotations.NullMarked;
