/** What is counted beside delivery and the listener: questions, checklists, and what is stored. */
@NullMarked
package dev.aadsts.bot.metrics;

import org.jspecify.annotations.NullMarked;
