/**
 * Shows authors how an article looks in each place, without any of these places: Slack's and Teams'
 * drawing rules in a page of HTML. What is not certain there is how big things are.
 */
@NullMarked
package dev.aadsts.bot.preview;

import org.jspecify.annotations.NullMarked;
