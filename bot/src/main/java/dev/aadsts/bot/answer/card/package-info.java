/** Draws checklists and causes, and says what became of what people did to a checklist. */
@NullMarked
package dev.aadsts.bot.answer.card;

import org.jspecify.annotations.NullMarked;
