/**
 * What threads are told of their checklists unasked: that nobody has touched one for a day, and
 * that one was closed because nobody came back.
 */
@NullMarked
package dev.aadsts.bot.reminder;

import org.jspecify.annotations.NullMarked;
