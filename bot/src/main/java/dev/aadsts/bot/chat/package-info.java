/**
 * The words of a conversation that every edge and the core share, before any platform gives them a
 * shape. Records and enums only.
 */
@NullMarked
package dev.aadsts.bot.chat;

import org.jspecify.annotations.NullMarked;
