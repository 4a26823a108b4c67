package dev.aadsts.kb;

import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.search.SearchIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The search index of the bundled articles, which the build makes: indexing a thousand articles
 * takes a fresh process seconds, reading the index a tenth of one.
 */
final class BundledIndex {
  private static final String FILE = "articles.index";

  private BundledIndex() {}

  /** The index that comes with this library. */
  static SearchIndex of(Content bundled) {
    try (InputStream stream = BundledIndex.class.getResourceAsStream("/content/" + FILE)) {
      if (stream == null) {
        throw new IllegalStateException("No " + FILE + " on the class path: build with Maven.");
      }
      return SearchIndex.saved(stream.readAllBytes(), bundled::article);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /**
   * Called by the build: makes the bundle of a folder of content.
   *
   * @param args the folder, and where to write to
   */
  public static void main(String[] args) throws IOException {
    Path target = Files.createDirectories(Path.of(args[1]));
    Content content = ContentReader.bundle(Path.of(args[0]), target.resolve("articles.jsonl"));
    Files.write(target.resolve(FILE), SearchIndex.save(content.articles().values()));
  }
}
