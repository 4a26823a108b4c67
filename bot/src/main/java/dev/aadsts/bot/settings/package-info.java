/**
 * What people have set for a channel or a workspace, over what the installation says. Whoever needs
 * a setting asks {@link dev.aadsts.bot.settings.SettingsBook}.
 */
@NullMarked
package dev.aadsts.bot.settings;

import org.jspecify.annotations.NullMarked;
