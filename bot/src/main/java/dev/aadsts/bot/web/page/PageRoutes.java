package dev.aadsts.bot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Route;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.text.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** The pages of the site. Safe for use by many threads. */
public final class PageRoutes {
  // A form escapes most characters that are no letters with two more.
  private static final int MAX_FORM = 4 * 1024 * 1024;
  private static final int MAX_QUERY = 500;

  private final Supplier<KnowledgeBase> knowledge;
  private final Site site;
  private final Renderer renderer;

  public PageRoutes(Supplier<KnowledgeBase> knowledge, Site site) {
    this.knowledge = knowledge;
    this.site = site;
    this.renderer = new Renderer(site);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/", this::home),
        Route.post("/explain", MAX_FORM, this::explain),
        Route.get("/explain", request -> redirect(303, "/")),
        Route.get("/codes", request -> codes()),
        Route.get("/codes/", request -> redirect(308, "/codes")),
        Route.get("/codes/{code}", this::code),
        Route.get("/help", request -> renderer.page(200, "help", knowledge.get().size())),
        Route.get("/static/{file}", this::file),
        Route.get("/favicon.svg", request -> site.assets().serve(request, "favicon.svg")),
        Route.get("/robots.txt", request -> HttpResponse.text(200, "User-agent: *\nAllow: /\n")));
  }

  /** The page of an article with its style in itself, for who has no site at hand. */
  public String alone(Article article) {
    String style = "<style>" + site.assets().text("app.css") + "</style>";
    return new String(article(knowledge.get(), article).body(), UTF_8)
        .replaceFirst("<link rel=\"stylesheet\"[^>]*>", Matcher.quoteReplacement(style));
  }

  /** The page for an address at which there is nothing. */
  public HttpResponse nowhere() {
    return renderer.page(404, "nowhere", "");
  }

  /** The page for a problem; when to come back stays in its headers. */
  public HttpResponse trouble(HttpResponse problem) {
    var headers = new HashMap<>(problem.headers());
    headers.remove("Content-Type");
    return renderer.page(problem.status(), "trouble", TroublePage.of(problem)).withHeaders(headers);
  }

  private HttpResponse home(HttpRequest request) {
    String query = Excerpt.of(request.queryParameter("q").orElse("").strip(), MAX_QUERY);
    Optional<ErrorCode> code = ErrorCode.tryOf(query.toUpperCase(Locale.ROOT).replace(" ", ""));
    return code.map(number -> redirect(303, "/codes/" + number.number()))
        .orElseGet(() -> renderer.page(200, "home", HomePage.of(knowledge.get(), query)));
  }

  private HttpResponse explain(HttpRequest request) {
    String text = Form.field(request, "text").strip();
    if (text.isEmpty()) {
      return redirect(303, "/");
    }
    return renderer
        .page(200, "result", ResultPage.of(knowledge.get(), text))
        // It may hold personal data, so no cache in between keeps it. The browser does, for the
        // way back: "no-store" would show an error there, and the paste would be lost.
        .withHeader("Cache-Control", "private, no-cache");
  }

  private HttpResponse codes() {
    return renderer.page(200, "codes", CodesPage.of(knowledge.get()));
  }

  private HttpResponse code(HttpRequest request) {
    String written = request.pathParameter("code");
    Optional<ErrorCode> code = ErrorCode.tryOf(written.toUpperCase(Locale.ROOT));
    if (code.isEmpty()) {
      return nowhere();
    }
    String canonical = Integer.toString(code.get().number());
    return written.equals(canonical)
        ? article(knowledge.get(), code.get())
        : redirect(308, "/codes/" + canonical);
  }

  private HttpResponse article(KnowledgeBase kb, ErrorCode code) {
    return switch (kb.lookup(code)) {
      case Lookup.Known(var article) -> article(kb, article);
      case Lookup.Retired(var article, var successor) -> article(kb, article);
      case Lookup.Unknown(var unknown) ->
          renderer.page(
              404, "unknown", UnknownCode.of(kb, unknown, Cloud.PUBLIC, unknown.toString()));
    };
  }

  private HttpResponse article(KnowledgeBase kb, Article article) {
    Guide guide = new Guides(kb, SignInError.ofCode(article.code())).guide(article);
    return renderer.page(200, "article", guide);
  }

  private HttpResponse file(HttpRequest request) {
    return site.assets().serve(request, request.pathParameter("file"));
  }

  private HttpResponse redirect(int status, String path) {
    return HttpResponse.redirect(status, site.path(path));
  }
}
