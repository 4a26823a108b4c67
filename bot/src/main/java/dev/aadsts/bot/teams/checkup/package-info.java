/**
 * What {@code aadsts doctor} says of Teams: how long the bot can prove who it is, which tenants it
 * serves, whether its address is found, and whether the uploaded package fits.
 */
@NullMarked
package dev.aadsts.bot.teams.checkup;

import org.jspecify.annotations.NullMarked;
