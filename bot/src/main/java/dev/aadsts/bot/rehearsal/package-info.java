/**
 * The bot at work with nobody there: the platforms on loopback, and what people would send. A JVM
 * that is to start fast records here what a start needs, and a benchmark what an answer costs.
 */
@NullMarked
package dev.aadsts.bot.rehearsal;

import org.jspecify.annotations.NullMarked;
