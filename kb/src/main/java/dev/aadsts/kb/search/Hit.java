package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;

/**
 * An article that fits the words.
 *
 * @param score how well, always positive; only to be compared with other hits of the same search
 */
public record Hit(Article article, float score) {}
