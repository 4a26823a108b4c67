package dev.aadsts.kb.search;

import dev.aadsts.kb.Article;

public record Hit(Article article, float score) {}
