/**
 * The message extension: "Explain sign-in error" on a message, and the search from the compose box.
 * Everything in it is answered within the request, from the knowledge base alone.
 */
@NullMarked
package dev.aadsts.bot.teams.extension;

import org.jspecify.annotations.NullMarked;
