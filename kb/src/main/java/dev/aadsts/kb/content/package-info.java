/**
 * From files to articles: {@link dev.aadsts.kb.content.ContentReader} reads the bundled articles, a
 * folder, or a company's house rules on top; {@link dev.aadsts.kb.content.ContentLinter} says
 * everything that is wrong with them at once.
 */
@NullMarked
package dev.aadsts.kb.content;

import org.jspecify.annotations.NullMarked;
