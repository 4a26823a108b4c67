/** Digests: what stands for a text that is too long, or too secret, to be kept itself. */
@NullMarked
package dev.aadsts.bot.digest;

import org.jspecify.annotations.NullMarked;
