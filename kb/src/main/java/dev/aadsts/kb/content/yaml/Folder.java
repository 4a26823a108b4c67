package dev.aadsts.kb.content.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of the files in one folder of content. Every part of it may be missing.
 *
 * @param strays files which nothing reads, relative to the folder
 */
public record Folder(
    List<Source> articles, List<Source> causes, Optional<Source> links, List<String> strays) {
  public static final Folder EMPTY = new Folder(List.of(), List.of(), Optional.empty(), List.of());
  private static final String SUFFIX = ".yaml";

  public Folder {
    articles = List.copyOf(articles);
    causes = List.copyOf(causes);
    strays = List.copyOf(strays);
  }

  /**
   * A file that has been read.
   *
   * @param file how findings call it
   * @param stem its name without the suffix
   */
  public record Source(String file, String stem, String text) {}

  /**
   * Reads every file.
   *
   * @throws IOException if one cannot be read
   */
  public static Folder read(Path root) throws IOException {
    var strays = new ArrayList<String>();
    var articles = readAll(root.resolve("articles"), "", strays);
    var causes = readAll(root.resolve("causes"), "causes/", strays);
    Path links = root.resolve("links.yaml");
    return new Folder(
        articles,
        causes,
        Files.exists(links) ? Optional.of(read(links, "")) : Optional.empty(),
        strays);
  }

  private static List<Source> readAll(Path folder, String prefix, List<String> strays)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var sources = new ArrayList<Source>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX) && Files.isRegularFile(file)) {
          sources.add(read(file, prefix));
        } else if (!name.startsWith(".")) {
          strays.add(prefix + name);
        }
      }
    }
    return sources;
  }

  private static Source read(Path file, String prefix) throws IOException {
    String name = file.getFileName().toString();
    // Bytes that are not UTF-8 become U+FFFD, which the linter points at.
    var text = new String(Files.readAllBytes(file), UTF_8);
    return new Source(prefix + name, name.substring(0, name.length() - SUFFIX.length()), text);
  }
}
