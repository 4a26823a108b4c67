/**
 * A diagnosis worked through by people in one conversation: a pure state machine ({@link
 * dev.aadsts.bot.checklist.Checklist}), its use cases, and the port of its store.
 */
@NullMarked
package dev.aadsts.bot.checklist;

import org.jspecify.annotations.NullMarked;
