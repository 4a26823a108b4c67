/**
 * The one HTTP listener. Every edge hangs its {@link dev.aadsts.bot.http.Route}s on it and none
 * sees another's; requests and responses are plain values, so that an edge is tested without a
 * socket.
 */
@NullMarked
package dev.aadsts.bot.http;

import org.jspecify.annotations.NullMarked;
