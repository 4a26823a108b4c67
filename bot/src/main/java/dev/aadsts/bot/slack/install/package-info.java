/**
 * In which workspaces the app is installed, and how to sign in to each: the one whose token is in
 * the configuration, or the many that installed it by themselves.
 */
@NullMarked
package dev.aadsts.bot.slack.install;

import org.jspecify.annotations.NullMarked;
