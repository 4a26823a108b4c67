/**
 * Who has installed the app by themselves, and what they let it do: kept in an {@link
 * dev.aadsts.bot.installation.InstallationStore}, their tokens encrypted.
 */
@NullMarked
package dev.aadsts.bot.installation;

import org.jspecify.annotations.NullMarked;
