package dev.aadsts.bot.web.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.BareNumbers;
import dev.aadsts.bot.answer.Credentials;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.json.ArticleJson;
import dev.aadsts.bot.json.DiagnosisJson;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.search.Hit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The calls of the HTTP API. Safe for use by many threads. */
public final class ApiRoutes {
  private static final JsonMapper JSON = Mappers.plain();

  // A paste of a megabyte must fit, also where JSON escapes every line break and quote of it.
  private static final int MAX_BODY = 2 * 1024 * 1024;
  private static final int DEFAULT_HITS = 10;
  private static final int MAX_HITS = 50;
  private static final int MAX_QUERY = 500;

  private final Supplier<KnowledgeBase> knowledge;
  private final ApiProblems problems;

  public ApiRoutes(Supplier<KnowledgeBase> knowledge, ApiProblems problems) {
    this.knowledge = knowledge;
    this.problems = problems;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/explain", MAX_BODY, this::explain),
        Route.get("/api/v1/articles/{code}", this::article),
        Route.get("/api/v1/search", this::search));
  }

  private HttpResponse explain(HttpRequest request) {
    String type = request.header("Content-Type").orElse("a body of no stated type");
    if (!isJson(type)) {
      return problems.otherMediaType(type);
    }
    return switch (ExplainBody.read(request.body(), problems)) {
      case ExplainBody.Refused(var problem) -> problem.response();
      case ExplainBody.Text(var text) -> {
        KnowledgeBase kb = knowledge.get();
        ObjectNode answer = new DiagnosisJson(kb).write(BareNumbers.diagnose(kb, text), text);
        Credentials.in(text).ifPresent(kind -> answer.put("credential", kind));
        // It may hold personal data: no cache on the way may keep it.
        yield json(answer).withHeader("Cache-Control", "no-store");
      }
    };
  }

  private HttpResponse article(HttpRequest request) {
    KnowledgeBase kb = knowledge.get();
    String written = request.pathParameter("code");
    Optional<ErrorCode> code = ErrorCode.tryOf(written.toUpperCase(Locale.ROOT));
    if (code.isEmpty()) {
      return problems.invalidCode(written).response();
    }
    return switch (kb.lookup(code.get())) {
      case Lookup.Known(var article) -> json(full(kb, article));
      case Lookup.Retired(var article, var successor) -> json(full(kb, article));
      case Lookup.Unknown(var unknown) ->
          problems
              .unknownCode(
                  unknown, Cloud.PUBLIC.errorPage(unknown), new DiagnosisJson(kb).similar(unknown))
              .response();
    };
  }

  private static ObjectNode full(KnowledgeBase kb, Article article) {
    return new ArticleJson(kb.filler(SignInError.ofCode(article.code()))).full(article);
  }

  private HttpResponse search(HttpRequest request) {
    String words = request.queryParameter("q").orElse("").strip();
    if (words.isEmpty() || words.length() > MAX_QUERY) {
      return problems
          .invalidParameter(
              "q",
              "q must hold the words to search for, %d characters at most.".formatted(MAX_QUERY))
          .response();
    }
    Optional<Integer> limit =
        request.queryParameter("limit").map(ApiRoutes::limit).orElse(Optional.of(DEFAULT_HITS));
    if (limit.isEmpty()) {
      return problems
          .invalidParameter("limit", "limit must be a number from 1 to %d.".formatted(MAX_HITS))
          .response();
    }
    return json(hits(knowledge.get().search(words, limit.get())));
  }

  private static ObjectNode hits(List<Hit> found) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode hits = json.putArray("hits");
    for (Hit hit : found) {
      hits.addObject()
          .put("code", hit.article().code().number())
          .put("title", hit.article().title())
          .put("score", hit.score());
    }
    return json;
  }

  private static Optional<Integer> limit(String written) {
    return Optional.of(written)
        .filter(digits -> digits.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= MAX_HITS);
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    boolean utf8 =
        List.of(parts).stream()
            .skip(1)
            .map(parameter -> parameter.strip().replace("\"", ""))
            .noneMatch(
                parameter ->
                    parameter.startsWith("charset=") && !parameter.equals("charset=utf-8"));
    return parts[0].strip().equals("application/json") && utf8;
  }

  private static HttpResponse json(ObjectNode json) {
    return HttpResponse.json(200, json.toString());
  }
}
