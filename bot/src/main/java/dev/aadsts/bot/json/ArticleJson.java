package dev.aadsts.bot.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.fill.Filler;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes articles as the API promises them, with their placeholders filled. Immutable. */
public final class ArticleJson {
  private static final JsonMapper JSON = Mappers.plain();

  private final Filler filler;

  public ArticleJson(Filler filler) {
    this.filler = filler;
  }

  /** What an answer to a paste says about a code. */
  ObjectNode brief(Article article, List<RankedCause> causes) {
    ObjectNode json = JSON.createObjectNode();
    json.put("code", article.code().number());
    json.put("status", article.status() == Article.Status.RETIRED ? "retired" : "known");
    article.successor().ifPresent(code -> json.put("successor", code.number()));
    json.put("name", article.name().orElse(null));
    json.put("title", text(article.title()));
    json.put("meaning", text(article.meaning()));
    article.houseNote().ifPresent(note -> json.put("house_note", text(note)));
    json.put("fixed_by", id(article.fixedBy()));
    json.put("severity", id(article.severity()));
    json.put("retry", article.retry().toString());
    ArrayNode list = json.putArray("causes");
    causes.forEach(cause -> list.add(cause(cause)));
    return json;
  }

  /** All that is on file about a code. */
  public ObjectNode full(Article article) {
    ObjectNode json = brief(article, unranked(article));
    json.put("family", article.family().id());
    json.put("review", id(article.status()));
    json.put("reviewed", article.reviewed().toString());
    json.put("oauth_error", article.oauthError().orElse(null));
    article.symptoms().forEach(json.putArray("symptoms")::add);
    ArrayNode collect = json.putArray("collect");
    article.collect().forEach(step -> collect.add(step(step)));
    ArrayNode seeAlso = json.putArray("see_also");
    article.seeAlso().forEach(code -> seeAlso.add(code.number()));
    ArrayNode references = json.putArray("references");
    for (Article.Reference reference : article.references()) {
      references
          .addObject()
          .put("title", reference.title())
          .put("url", reference.url().toString())
          .put("retrieved", reference.retrieved().toString());
    }
    return json;
  }

  /** The causes of an article in its own order, where no message speaks. */
  static List<RankedCause> unranked(Article article) {
    return article.causes().stream()
        .map(cause -> new RankedCause(cause, Optional.empty()))
        .toList();
  }

  private ObjectNode cause(RankedCause ranked) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", ranked.cause().id());
    json.put("title", text(ranked.cause().title()));
    json.put("likelihood", id(ranked.cause().likelihood()));
    json.put("why", ranked.why().orElse(null));
    json.set("check", check(ranked.cause().check()));
    ArrayNode fix = json.putArray("fix");
    ranked.cause().fix().forEach(step -> fix.add(step(step)));
    return json;
  }

  private ObjectNode check(Check check) {
    ObjectNode json = JSON.createObjectNode();
    json.put("question", text(check.question()));
    json.put("confirmed_by", id(check.confirmedBy()));
    ArrayNode how = json.putArray("how");
    check.how().forEach(line -> how.add(text(line)));
    return withAids(json, check.role(), check.link(), check.command());
  }

  private ObjectNode step(Step step) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", step.id());
    json.put("text", text(step.text()));
    return withAids(json, step.role(), step.link(), step.command());
  }

  private ObjectNode withAids(
      ObjectNode json, Optional<String> role, Optional<String> link, Optional<Command> command) {
    json.put("role", role.orElse(null));
    json.putNull("link");
    link.flatMap(filler::link)
        .ifPresent(
            page -> json.putObject("link").put("title", page.title()).put("url", page.url()));
    json.putNull("command");
    command.ifPresent(
        run ->
            json.putObject("command")
                .put("lang", run.lang().id())
                .put("text", filler.command(run)));
    return json;
  }

  private String text(String prose) {
    return filler.prose(prose).spans().stream()
        .map(ArticleJson::markup)
        .collect(Collectors.joining());
  }

  private static String markup(RichText.Span span) {
    return switch (span) {
      case RichText.Plain(var text) -> text;
      case RichText.Code(var text) -> "`" + text + "`";
      case RichText.Anchor(var text, var url) -> "[" + text + "](" + url + ")";
    };
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
