/**
 * Adaptive Cards: draws the neutral parts of a message so that every Teams client takes them, and
 * nothing in a text is read as markup.
 */
@NullMarked
package dev.aadsts.bot.teams.card;

import org.jspecify.annotations.NullMarked;
