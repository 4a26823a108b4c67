package dev.aadsts.kb.content;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.content.yaml.Folder;
import dev.aadsts.kb.text.SignInErrorParser;
import java.io.IOException;
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
