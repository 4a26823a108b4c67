/**
 * Decides what to say: {@link dev.aadsts.bot.answer.Answerer} to a message, {@link
 * dev.aadsts.bot.answer.Presses} to a button. Knows no platform and no database.
 */
@NullMarked
package dev.aadsts.bot.answer;

import org.jspecify.annotations.NullMarked;
