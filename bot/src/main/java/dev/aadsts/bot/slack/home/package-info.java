/**
 * People's Home tabs: a field to ask in, their open checklists, and what is met in the workspace.
 */
@NullMarked
package dev.aadsts.bot.slack.home;

import org.jspecify.annotations.NullMarked;
