package dev.aadsts.bot.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.SignInError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the answer to a paste. Immutable. */
public final class DiagnosisJson {
  private static final JsonMapper JSON = Mappers.plain();
  private static final int MOST_SUGGESTIONS = 5;

  private final KnowledgeBase kb;

  public DiagnosisJson(KnowledgeBase kb) {
    this.kb = kb;
  }

  /**
   * The answer, with the placeholders of its articles filled.
   *
   * @param text what was pasted; where nothing is on file, its words suggest codes
   */
  public ObjectNode write(Diagnosis diagnosis, String text) {
    SignInError error = diagnosis.error();
    ObjectNode json = JSON.createObjectNode();
    ArrayNode codes = json.putArray("codes");
    error.codes().forEach(code -> codes.add(code.number()));
    json.putNull("primary");
    error.primary().ifPresent(code -> json.put("primary", code.number()));
    json.set("fields", fields(error));
    ArrayNode missing = json.putArray("missing");
    error.missing().forEach(field -> missing.add(field.key()));
    ArrayNode articles = json.putArray("articles");
    diagnosis
        .primary()
        .ifPresent(lookup -> articles.add(article(lookup, error, diagnosis.causes())));
    diagnosis
        .related()
        .forEach(other -> articles.add(article(other.lookup(), other.error(), List.of())));
    List<Map<String, Object>> suggestions = suggestions(diagnosis, text);
    if (!suggestions.isEmpty()) {
      json.set("suggestions", JSON.valueToTree(suggestions));
    }
    return json;
  }

  /** Codes on file that look like that one. */
  public List<Map<String, Object>> similar(ErrorCode code) {
    return kb.lookalikes(code).stream().map(DiagnosisJson::mention).toList();
  }

  private List<Map<String, Object>> suggestions(Diagnosis diagnosis, String text) {
    return diagnosis.article().isPresent()
        ? List.of()
        : kb.suggest(text, MOST_SUGGESTIONS).stream().map(hit -> mention(hit.article())).toList();
  }

  private static ObjectNode fields(SignInError error) {
    ObjectNode json = JSON.createObjectNode();
    error.fields().forEach((field, value) -> json.put(field.key(), value));
    if (error.cloud() != Cloud.PUBLIC) {
      json.put("cloud", error.cloud().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return json;
  }

  private ObjectNode article(Lookup lookup, SignInError error, List<RankedCause> ranked) {
    var articles = new ArticleJson(kb.filler(error));
    return switch (lookup) {
      case Lookup.Known(var article) -> articles.brief(article, causes(article, ranked));
      case Lookup.Retired(var article, var successor) ->
          articles.brief(article, causes(article, ranked));
      case Lookup.Unknown(var code) -> unknown(code, error.cloud());
    };
  }

  private static List<RankedCause> causes(Article article, List<RankedCause> ranked) {
    return ranked.isEmpty() ? ArticleJson.unranked(article) : ranked;
  }

  private ObjectNode unknown(ErrorCode code, Cloud cloud) {
    ObjectNode json = JSON.createObjectNode();
    json.put("code", code.number());
    json.put("status", "unknown");
    json.put("error_page", cloud.errorPage(code));
    json.set("similar", JSON.valueToTree(similar(code)));
    json.putArray("causes");
    return json;
  }

  private static Map<String, Object> mention(Article article) {
    var mention = new LinkedHashMap<String, Object>();
    mention.put("code", article.code().number());
    mention.put("title", article.title());
    return mention;
  }
}
