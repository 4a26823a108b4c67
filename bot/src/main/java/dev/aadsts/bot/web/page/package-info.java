/**
 * The HTML pages. {@link dev.aadsts.bot.web.page.PageRoutes} decides which page answers; a record
 * holds what it shows, a template under {@code src/main/jte} how.
 */
@NullMarked
package dev.aadsts.bot.web.page;

import org.jspecify.annotations.NullMarked;
