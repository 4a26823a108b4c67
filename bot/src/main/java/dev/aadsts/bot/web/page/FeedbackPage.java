package dev.aadsts.bot.web.page;

import dev.aadsts.kb.Article;

/**
 * The page on which somebody says what is wrong with an article.
 *
 * @param number of the code
 * @param words what became of what they said; empty where they have not said anything
 * @param kept whether it was kept
 * @param draft what they said, to be said better or elsewhere
 */
record FeedbackPage(
    int number, String code, String title, String words, boolean kept, String draft, int longest) {

  static FeedbackPage of(Article article, String words, boolean kept, String draft, int longest) {
    return new FeedbackPage(
        article.code().number(),
        article.code().toString(),
        article.title(),
        words,
        kept,
        draft,
        longest);
  }
}
