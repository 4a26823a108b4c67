/** Connections to a platform, kept between calls. */
@NullMarked
package dev.aadsts.bot.connections;

import org.jspecify.annotations.NullMarked;
