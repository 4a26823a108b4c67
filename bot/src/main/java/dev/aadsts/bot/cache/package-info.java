/** What was read or made once, kept for whoever asks next. */
@NullMarked
package dev.aadsts.bot.cache;

import org.jspecify.annotations.NullMarked;
