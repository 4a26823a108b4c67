/**
 * Slack, the only package that knows its SDK. What comes in ({@code request}) is taken down ({@code
 * event}), some of it through buttons and windows ({@code interaction}, {@code home}, {@code
 * view}); later it is answered ({@code speech}), drawn as Block Kit ({@code block}) and sent
 * ({@code api}) to the workspace it came from ({@code workspace}, {@code install}). {@code socket}
 * brings requests where Slack cannot reach us, {@code checkup} looks at all of it.
 */
@NullMarked
package dev.aadsts.bot.slack;

import org.jspecify.annotations.NullMarked;
