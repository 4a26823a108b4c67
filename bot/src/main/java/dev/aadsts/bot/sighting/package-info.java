/**
 * Who met which error in a workspace lately: enough to see that several people have the same
 * trouble, and no more. Persons are ids that are counted, never shown, and forgotten with the
 * window.
 */
@NullMarked
package dev.aadsts.bot.sighting;

import org.jspecify.annotations.NullMarked;
