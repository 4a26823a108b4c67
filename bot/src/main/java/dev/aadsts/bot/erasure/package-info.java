/** What is kept of a workspace or of one person, and how it is erased when they ask for that. */
@NullMarked
package dev.aadsts.bot.erasure;

import org.jspecify.annotations.NullMarked;
