package dev.aadsts.kb.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.content.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an author begins with: a new article, or house rules for an article that there is. */
public final class ArticleTemplate {
  private ArticleTemplate() {}

  /** An article with everything still to say. */
  public static String blank(ErrorCode code, LocalDate today) {
    return read("template.yaml")
        .replace("{code}", code.toString())
        .replace("{today}", today.toString())
        .replace(
            "{families}",
            Stream.of(Family.values()).map(Family::id).collect(Collectors.joining(", ")));
  }

  /** House rules for an article that there is. */
  public static String houseRules(Article article) {
    return read("template-house.yaml")
        .replace("{code}", article.code().toString())
        .replace("{title}", article.title());
  }

  /** What house rules are begun with, for somebody to replace. */
  static String note() {
    try {
      return Yaml.LENIENT.readTree(read("template-house.yaml")).path("house-note").asText().strip();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name) {
    try (InputStream stream = ArticleTemplate.class.getResourceAsStream("/content/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("No " + name + " on the class path: rebuild the kb jar.");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
