/** From words to articles: {@link dev.aadsts.kb.search.SearchIndex}, for people without a code. */
@NullMarked
package dev.aadsts.kb.search;

import org.jspecify.annotations.NullMarked;
