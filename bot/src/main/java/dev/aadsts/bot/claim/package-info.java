/** Who of several came first, over all threads and processes. */
@NullMarked
package dev.aadsts.bot.claim;

import org.jspecify.annotations.NullMarked;
