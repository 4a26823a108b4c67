/**
 * What an answer takes into account besides the error: what is set in the place, who came first,
 * who else met it, and where conversations are found.
 */
@NullMarked
package dev.aadsts.bot.answer.context;

import org.jspecify.annotations.NullMarked;
