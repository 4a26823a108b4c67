/**
 * Microsoft Teams, the only package that knows its SDK. What comes in ({@code request}) from the
 * Bot Connector ({@code verification}) is read ({@code activity}, {@code message}) and taken down,
 * or answered at once where a client waits for that ({@code invoke}); later it is answered ({@code
 * speech}), drawn as Adaptive Cards ({@code card}) and sent ({@code connector}) in the name of the
 * bot ({@code identity}, {@code login}, {@code setup}). {@code manifest} makes the package to
 * upload, {@code checkup} looks at all of it.
 */
@NullMarked
package dev.aadsts.bot.teams;

import org.jspecify.annotations.NullMarked;
