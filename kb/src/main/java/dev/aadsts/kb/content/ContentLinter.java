package dev.aadsts.kb.content;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.content.yaml.Folder;
import dev.aadsts.kb.text.SignInErrorParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Says everything that is wrong with a folder of content at once: whether it is YAML, has the shape
 * its schema asks for, and makes sense.
 */
public final class ContentLinter {
  private static final String HOUSE_NOTE = "house-note";

  private ContentLinter() {}

  /**
   * What is wrong with the articles, causes and links in a folder, by file and line; empty where
   * nothing is. Never throws on bad content.
   */
  public static List<Finding> lint(Path root) {
    var findings = new TreeSet<Finding>();
    check(root, ContentLinter::primaryCode, findings);
    return List.copyOf(findings);
  }

  /** How many files of articles, or of house rules for them, a folder has. */
  public static int articlesIn(Path root) {
    return folder(root, new TreeSet<>()).articles().size();
  }

  /**
   * Whether a folder is meant to lie over other content, rather than to be content: its articles
   * have house notes, or none of them has a title.
   */
  public static boolean isOverlay(Path root) {
    var unreported = new TreeSet<Finding>();
    Collection<Document> articles =
        Linter.parse(folder(root, unreported).articles(), unreported).values();
    return articles.stream().anyMatch(article -> article.node().has(HOUSE_NOTE))
        || (!articles.isEmpty()
            && articles.stream().noneMatch(article -> article.node().has("title")));
  }

  /**
   * What is wrong with house rules in a folder that lie over that content, and where they still say
   * what they were begun with. Never throws on bad rules.
   */
  public static List<Finding> lintOverlay(Content base, Path root) {
    var findings = new TreeSet<Finding>();
    checkOverlay(base, root, findings).articles().values().stream()
        .filter(Document::written)
        .filter(
            article ->
                article.node().path(HOUSE_NOTE).asText().strip().equals(ArticleTemplate.note()))
        .forEach(
            article ->
                findings.add(
                    article.finding(
                        "/" + HOUSE_NOTE,
                        "These are the words that the file was begun with: write your own, or take"
                            + " them out.")));
    return List.copyOf(findings);
  }

  /** House rules over that content, and what is wrong with them. */
  static Library checkOverlay(Content base, Path overlay, Collection<Finding> findings) {
    if (!Files.isDirectory(overlay)) {
      // An empty folder changes nothing on purpose; one that is missing, by mistake.
      findings.add(new Finding(overlay.toString(), 1, "There is no such folder."));
    }
    Library library = new HouseRules(base).over(folder(overlay, findings), findings);
    new Linter(ContentLinter::primaryCode, true).check(library, findings);
    return library;
  }

  /** The documents of a folder, and what is wrong with them. */
  static Library check(
      Path root, Function<String, Optional<ErrorCode>> primaryCode, Collection<Finding> findings) {
    Folder folder = folder(root, findings);
    var library =
        new Library(
            Linter.parse(folder.articles(), findings),
            Linter.parse(folder.causes(), findings),
            Linter.parseLinks(folder, findings));
    if (folder.articles().isEmpty()) {
      findings.add(new Finding("articles", 1, "There is no article in " + root + "."));
    }
    new Linter(primaryCode, false).check(library, findings);
    return library;
  }

  /** The files of a folder, none where it cannot be read. */
  static Folder folder(Path root, Collection<Finding> findings) {
    try {
      Folder folder = Folder.read(root);
      for (String stray : folder.strays()) {
        findings.add(
            new Finding(stray, 1, "Nothing reads this file: content is in files named *.yaml."));
      }
      return folder;
    } catch (IOException e) {
      findings.add(new Finding(root.toString(), 1, "Cannot be read: " + e));
      return Folder.EMPTY;
    }
  }

  static Optional<ErrorCode> primaryCode(String message) {
    return SignInErrorParser.parse(message).primary();
  }
}
