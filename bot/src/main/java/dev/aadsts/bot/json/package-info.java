/** Diagnoses and articles as JSON: the same over HTTP and in a terminal. */
@NullMarked
package dev.aadsts.bot.json;

import org.jspecify.annotations.NullMarked;
