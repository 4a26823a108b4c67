/** What was read from a store, kept for those who cannot wait for it. */
@NullMarked
package dev.aadsts.bot.cache;

import org.jspecify.annotations.NullMarked;
