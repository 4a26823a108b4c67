package dev.aadsts.bot.web.page;

import dev.aadsts.bot.answer.Credentials;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Route;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Where readers of the site say what is wrong with an article. Safe for use by many threads. */
public final class FeedbackRoutes {
  // A form escapes most characters that are no letters with two more, and each may be four bytes.
  private static final int MAX_FORM = 32 * 1024;
  private static final String PATH = "/codes/{code}/feedback";
  // The site does not know who reads it.
  private static final Person READER = new Person("", "");
  private static final Conversation SITE =
      new Conversation(Platform.WEB, "site", "site", Optional.empty());

  private final Supplier<KnowledgeBase> knowledge;
  private final Renderer renderer;
  private final Feedback feedback;

  public FeedbackRoutes(Supplier<KnowledgeBase> knowledge, Site site, Feedback feedback) {
    this.knowledge = knowledge;
    this.renderer = new Renderer(site);
    this.feedback = feedback;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::ask), Route.post(PATH, MAX_FORM, this::take));
  }

  private HttpResponse ask(HttpRequest request) {
    return article(request)
        .map(article -> page(200, article, "", false, ""))
        .orElseGet(() -> renderer.page(404, "nowhere", ""));
  }

  private HttpResponse take(HttpRequest request) {
    String words = Form.field(request, "words").strip();
    return article(request)
        .map(article -> take(article, words))
        .orElseGet(() -> renderer.page(404, "nowhere", ""));
  }

  private HttpResponse take(Article article, String words) {
    if (words.isEmpty()) {
      return page(400, article, "Please say in a few words what is wrong.", false, "");
    }
    Optional<String> credential = Credentials.in(words);
    if (credential.isPresent()) {
      return page(
          400,
          article,
          "That seems to contain " + credential.get() + ", so it was not kept.",
          false,
          "");
    }
    if (words.length() > Feedback.LONGEST) {
      return page(
          400,
          article,
          "Please say it in %,d characters.".formatted(Feedback.LONGEST),
          false,
          words);
    }
    if (!feedback.hasRoomForReaders()) {
      return page(
          503,
          article,
          "Much has been reported lately, so this was not kept. Please tell whoever runs this site.",
          false,
          words);
    }
    feedback.report("web:" + UUID.randomUUID(), article.code(), SITE, READER, words);
    return page(200, article, "Noted for whoever runs this site.", true, "");
  }

  private HttpResponse page(int status, Article article, String words, boolean kept, String draft) {
    return renderer.page(
        status, "feedback", FeedbackPage.of(article, words, kept, draft, Feedback.LONGEST));
  }

  private Optional<Article> article(HttpRequest request) {
    return ErrorCode.tryOf(request.pathParameter("code"))
        .flatMap(
            code ->
                switch (knowledge.get().lookup(code)) {
                  case Lookup.Known(var article) -> Optional.of(article);
                  case Lookup.Retired(var article, var successor) -> Optional.of(article);
                  case Lookup.Unknown unknown -> Optional.empty();
                });
  }
}
