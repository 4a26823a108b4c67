/** The HTTP API under {@code /api/v1}: JSON in, JSON out, problems as RFC 9457 has them. */
@NullMarked
package dev.aadsts.bot.web.api;

import org.jspecify.annotations.NullMarked;
