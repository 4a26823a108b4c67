package dev.aadsts.kb.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.content.yaml.Folder;
import dev.aadsts.kb.content.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads articles from files. */
public final class ContentReader {
  private ContentReader() {}

  /**
   * The articles that come with this library. The build has linted them, so they are only read;
   * every call reads them again.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public static Content bundled() {
    return Bundle.bundled();
  }

  /**
   * Makes one file of a folder, from which {@link #bundled} reads. Checks only that it can be read.
   *
   * @throws IOException if a file is not YAML, or cannot be read or written
   */
  public static Content bundle(Path root, Path target) throws IOException {
    Assembly documents = documents(Folder.read(root));
    Bundle.write(documents, target);
    return documents.content();
  }

  /**
   * Reads a folder with {@code articles/}, and perhaps {@code causes/} and {@code links.yaml}.
   *
   * @throws InvalidContentException with everything that is wrong with it
   */
  public static Content read(Path root) throws InvalidContentException {
    var findings = new TreeSet<Finding>();
    Library library = ContentLinter.check(root, ContentLinter::primaryCode, findings);
    return checked(library, findings);
  }

  /**
   * What stands in a folder now, for whoever writes it: nothing is linted, and each article is read
   * when it is asked for, so that one can be looked at while others are unfinished. Asking for an
   * unfinished one throws an {@link UnfinishedContentException}.
   *
   * @throws IOException if the folder, a shared cause or the link catalogue cannot be read
   */
  public static Content written(Path root) throws IOException {
    Folder folder = Folder.read(root);
    Map<String, ObjectNode> causes = parsed(folder.causes());
    var links = links(folder);
    var articles = new TreeMap<ErrorCode, Supplier<Article>>();
    for (Folder.Source source : folder.articles()) {
      ErrorCode.tryOf(source.stem())
          .ifPresent(code -> articles.put(code, () -> written(source, causes)));
    }
    Content rest = new Assembly(Map.of(), causes, links).content();
    return Content.lazy(articles, rest::links, rest::sharedCauses);
  }

  private static Article written(Folder.Source source, Map<String, ObjectNode> causes) {
    try {
      return ArticleReader.read(
          source.stem(), Assembly.resolved(parsed(source), Assembly.known(causes)));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new UnfinishedContentException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Lays house rules over content: a folder in the same format whose articles are new, or change
   * those of {@code base} key by key. A file needs the code and the keys it changes; a list
   * replaces a list. Shared causes and links are added and changed the same way. Unlike bundled
   * articles, house rules may have a {@code house-note} and name the company's own hosts, people
   * and applications.
   *
   * @throws InvalidContentException with everything that is wrong with the files of the folder
   */
  public static Content withOverlay(Content base, Path overlay) throws InvalidContentException {
    var findings = new TreeSet<Finding>();
    Library library = ContentLinter.checkOverlay(base, overlay, findings);
    return checked(library, findings);
  }

  private static Content checked(Library library, SortedSet<Finding> findings)
      throws InvalidContentException {
    if (!findings.isEmpty()) {
      throw new InvalidContentException(List.copyOf(findings));
    }
    return library.assembly().content();
  }

  private static Assembly documents(Folder folder) throws IOException {
    return new Assembly(parsed(folder.articles()), parsed(folder.causes()), links(folder));
  }

  private static ObjectNode links(Folder folder) throws IOException {
    return folder.links().isPresent()
        ? parsed(folder.links().get())
        : Records.JSON.createObjectNode();
  }

  private static Map<String, ObjectNode> parsed(List<Folder.Source> sources) throws IOException {
    try {
      return sources.parallelStream()
          .collect(
              Collectors.toMap(
                  Folder.Source::stem,
                  ContentReader::parsedUnchecked,
                  (first, second) -> first,
                  TreeMap::new));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ObjectNode parsedUnchecked(Folder.Source source) {
    try {
      return parsed(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode parsed(Folder.Source source) throws IOException {
    try {
      if (Yaml.STRICT.readTree(source.text()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(source.file() + ": " + e.getMessage(), e);
    }
    throw new IOException(source.file() + " is empty or a list, not keys with values.");
  }
}
