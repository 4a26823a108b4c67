/**
 * The web edge: pages for people, the HTTP API for programs, health and metrics for whoever runs
 * the bot. {@link dev.aadsts.bot.web.WebEdge} lists its routes.
 */
@NullMarked
package dev.aadsts.bot.web;

import org.jspecify.annotations.NullMarked;
