/** What people say about articles that are wrong or outdated. */
@NullMarked
package dev.aadsts.bot.feedback;

import org.jspecify.annotations.NullMarked;
