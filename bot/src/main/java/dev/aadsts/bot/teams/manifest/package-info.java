/** The app as Teams knows it: the manifest of this installation, zipped with its icons. */
@NullMarked
package dev.aadsts.bot.teams.manifest;

import org.jspecify.annotations.NullMarked;
