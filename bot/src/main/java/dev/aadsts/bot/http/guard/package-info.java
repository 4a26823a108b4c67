/**
 * What stands before an endpoint and may refuse a request: a missing token, a client that asks too
 * often, a page of another site.
 */
@NullMarked
package dev.aadsts.bot.http.guard;

import org.jspecify.annotations.NullMarked;
