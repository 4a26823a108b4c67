/**
 * Where a conversation is reached that the bot speaks in without being asked, on platforms where
 * its name alone does not say so. Teams moves conversations between regions, each with a server of
 * its own.
 */
@NullMarked
package dev.aadsts.bot.address;

import org.jspecify.annotations.NullMarked;
