/**
 * What may stand in the texts of articles: markup, placeholders, addresses. For {@code
 * dev.aadsts.kb.content} only.
 */
@NullMarked
package dev.aadsts.kb.content.prose;

import org.jspecify.annotations.NullMarked;
