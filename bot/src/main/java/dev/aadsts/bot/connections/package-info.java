/** Connections to a platform, kept between calls, over which nothing goes twice. */
@NullMarked
package dev.aadsts.bot.connections;

import org.jspecify.annotations.NullMarked;
