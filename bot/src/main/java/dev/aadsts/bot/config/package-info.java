/**
 * What the environment and a file of settings say: read as a whole at start, checked as a whole,
 * with every problem and its remedy in one answer.
 */
@NullMarked
package dev.aadsts.bot.config;

import org.jspecify.annotations.NullMarked;
