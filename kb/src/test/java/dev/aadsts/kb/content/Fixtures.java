package dev.aadsts.kb.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Small folders of content under this package's test resources. */
final class Fixtures {
  private Fixtures() {}

  static Path folder(String name) {
    var url = Objects.requireNonNull(Fixtures.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.writeString(target, Files.readString(file, UTF_8), UTF_8);
        }
      }
    }
  }

  /** Replaces a text that must be there in a file. */
  static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file, UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("'" + from + "' is not in " + file);
    }
    Files.writeString(file, text.replace(from, to), UTF_8);
  }

  /** The cause of an article with that id. */
  static Optional<Cause> cause(Article article, String id) {
    return article.causes().stream().filter(cause -> cause.id().equals(id)).findFirst();
  }
}
