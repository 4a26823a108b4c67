/**
 * Answers invokes, for whose answer the client waits: presses of buttons, the windows that these
 * open, and the message extension with its command on a message and its search.
 */
@NullMarked
package dev.aadsts.bot.teams.invoke;

import org.jspecify.annotations.NullMarked;
