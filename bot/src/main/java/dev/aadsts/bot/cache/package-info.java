/**
 * What was read or made once, kept for whoever asks next; and what tells which of it is worth it.
 */
@NullMarked
package dev.aadsts.bot.cache;

import org.jspecify.annotations.NullMarked;
