package dev.aadsts.kb.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All documents in one file, as the build writes it and the library reads it: YAML is for authors,
 * and reading a thousand files of it takes seconds. One JSON document a line. The first says how
 * many bytes each of the others has, so that one is found without reading those before it: then
 * come the link catalogue, the shared causes and the articles.
 */
final class Bundle {
  private static final String RESOURCE = "/content/articles.jsonl";
  private static final String LINKS = "links";
  private static final String CAUSES = "causes";
  private static final String ARTICLES = "articles";

  // Without what makes records of trees, which a start need not wait for.
  private static final JsonMapper TREES = new JsonMapper();

  private final byte[] bytes;
  private int at;

  private Bundle(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Writes documents that have been read from files. */
  static void write(Assembly documents, Path file) throws IOException {
    var text = new StringBuilder();
    ObjectNode lengths = Records.JSON.createObjectNode();
    lengths.put(LINKS, append(text, documents.links()));
    ObjectNode causes = lengths.putObject(CAUSES);
    documents.causes().forEach((id, cause) -> causes.put(id, append(text, cause)));
    ObjectNode articles = lengths.putObject(ARTICLES);
    documents
        .articles()
        .values()
        .forEach(article -> articles.put(article.path("code").asText(), append(text, article)));
    Files.writeString(file, lengths + "\n" + text);
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
  static Content read(byte[] bytes) {
    return new Bundle(bytes).content();
  }

  private Content content() {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    ObjectNode lengths = new Line(bytes, 0, end).read();
    at = end + 1;
    Line links = next(lengths.path(LINKS));
    var causes = new TreeMap<String, Line>();
    lengths.path(CAUSES).properties().forEach(e -> causes.put(e.getKey(), next(e.getValue())));
    var articles = new TreeMap<ErrorCode, Supplier<Article>>();
    for (Map.Entry<String, JsonNode> length : lengths.path(ARTICLES).properties()) {
      Line line = next(length.getValue());
      articles.put(ErrorCode.of(length.getKey()), () -> article(length.getKey(), line, causes));
    }
    if (at != bytes.length) {
      throw new IllegalStateException("Damaged: something else stands at byte " + at + ".");
    }
    return Content.lazy(articles, () -> links(links), () -> shared(causes));
  }

  private Line next(JsonNode length) {
    var line = new Line(bytes, at, length.asInt());
    at += length.asInt() + 1;
    return line;
  }

  private static int append(StringBuilder text, ObjectNode document) {
    String line = document.toString();
    text.append(line).append('\n');
    return line.getBytes(UTF_8).length;
  }

  private static Article article(String code, Line line, Map<String, Line> causes) {
    ObjectNode whole =
        Assembly.resolved(line.read(), id -> Optional.ofNullable(causes.get(id)).map(Line::read));
    return ArticleReader.read(code, whole);
  }

  private static SortedMap<String, Link> links(Line line) {
    var links = new TreeMap<String, Link>();
    line.read()
        .properties()
        .forEach(e -> links.put(e.getKey(), Records.read(e.getKey(), e.getValue(), Link.class)));
    return links;
  }

  private static SortedMap<String, Cause> shared(Map<String, Line> causes) {
    var shared = new TreeMap<String, Cause>();
    causes.forEach((id, line) -> shared.put(id, Records.read(id, line.read(), Cause.class)));
    return shared;
  }

  // An array on purpose: all lines are of one, and none is compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Line(byte[] bytes, int from, int length) {
    ObjectNode read() {
      try {
        if (TREES.readTree(bytes, from, length) instanceof ObjectNode document) {
          return document;
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Damaged after byte " + from, e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new IllegalStateException("Damaged: no document at byte " + from);
    }
  }
}
