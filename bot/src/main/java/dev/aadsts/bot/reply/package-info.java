/**
 * What the bot says and does, before any platform gives it a shape: replies, their parts, buttons
 * and what they mean. Every edge draws these and nothing else.
 */
@NullMarked
package dev.aadsts.bot.reply;

import org.jspecify.annotations.NullMarked;
