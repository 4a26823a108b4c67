/**
 * What comes in from Teams and where it was said, in words of our own: no SDK reads or keeps it.
 */
@NullMarked
package dev.aadsts.bot.teams.activity;

import org.jspecify.annotations.NullMarked;
