/**
 * The conversation: what was said is put to the core, and what the core has to say is said in
 * Teams, to everybody or to one person, once.
 */
@NullMarked
package dev.aadsts.bot.teams.speech;

import org.jspecify.annotations.NullMarked;
