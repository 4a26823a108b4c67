package dev.aadsts.kb.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All documents in one file, as the build writes it and the library reads it: YAML is for authors,
 * and reading a thousand files of it takes seconds. One JSON document a line: first the link
 * catalogue and the shared causes, then each article, its code first, so that an article is found
 * without reading the others.
 */
final class Bundle {
  private static final String RESOURCE = "/content/articles.jsonl";
  private static final byte[] BEFORE_CODE = "{\"code\":\"".getBytes(UTF_8);

  private Bundle() {}

  /** Writes documents that have been read from files. */
  static void write(Assembly documents, Path file) throws IOException {
    var text = new StringBuilder();
    ObjectNode first = Records.JSON.createObjectNode();
    first.set("links", documents.links());
    ObjectNode causes = first.putObject("causes");
    documents.causes().forEach(causes::set);
    text.append(first).append('\n');
    for (ObjectNode article : documents.articles().values()) {
      ObjectNode codeFirst = Records.JSON.createObjectNode();
      codeFirst.set("code", article.path("code"));
      codeFirst.setAll(article);
      text.append(codeFirst).append('\n');
    }
    Files.writeString(file, text);
  }

  /**
   * The content that comes with this library.
   *
   * @throws IllegalStateException if it is missing or damaged
   */
  static Content bundled() {
    try (InputStream stream = Bundle.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("No " + RESOURCE + " on the class path: build with Maven.");
      }
      return read(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  /** The content of a file that was {@linkplain #write written} here. */
  static Content read(byte[] bundle) {
    int end = endOfLine(bundle, 0);
    ObjectNode first = parsed(bundle, 0, end);
    var causes = new TreeMap<String, ObjectNode>();
    var shared = new TreeMap<String, Cause>();
    for (Map.Entry<String, JsonNode> cause : first.path("causes").properties()) {
      causes.put(cause.getKey(), (ObjectNode) cause.getValue());
      shared.put(cause.getKey(), Records.read(cause.getKey(), cause.getValue(), Cause.class));
    }
    var links = new TreeMap<String, Link>();
    first
        .path("links")
        .properties()
        .forEach(
            link ->
                links.put(link.getKey(), Records.read(link.getKey(), link.getValue(), Link.class)));
    Function<ObjectNode, ObjectNode> resolve = article -> Assembly.resolved(article, causes);
    return Content.lazy(articles(bundle, end + 1, resolve), links, shared);
  }

  private static SortedMap<ErrorCode, Supplier<Article>> articles(
      byte[] bundle, int from, Function<ObjectNode, ObjectNode> resolve) {
    var articles = new TreeMap<ErrorCode, Supplier<Article>>();
    for (int start = from; start < bundle.length; ) {
      int begin = start;
      int end = endOfLine(bundle, begin);
      ErrorCode code = codeAt(bundle, begin);
      articles.put(
          code,
          () ->
              Records.read(
                  code.toString(), resolve.apply(parsed(bundle, begin, end)), Article.class));
      start = end + 1;
    }
    return articles;
  }

  private static ErrorCode codeAt(byte[] bundle, int start) {
    int begin = start + BEFORE_CODE.length;
    int end = begin;
    while (end < bundle.length && bundle[end] != '"') {
      end++;
    }
    if (!Arrays.equals(bundle, start, Math.min(begin, bundle.length), BEFORE_CODE, 0, 9)) {
      throw new IllegalStateException("Damaged at byte " + start + ": no code begins there.");
    }
    return ErrorCode.of(new String(bundle, begin, end - begin, UTF_8));
  }

  private static int endOfLine(byte[] bundle, int from) {
    int end = from;
    while (end < bundle.length && bundle[end] != '\n') {
      end++;
    }
    return end;
  }

  private static ObjectNode parsed(byte[] bundle, int start, int end) {
    try {
      return (ObjectNode) Records.JSON.readTree(bundle, start, end - start);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Damaged after byte " + start, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
