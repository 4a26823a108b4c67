package dev.aadsts.kb.content;

import java.util.Comparator;

/**
 * Something wrong with a file, printed as {@code AADSTS50105.yaml:12: message}. In the order of
 * files and lines.
 *
 * @param file relative to {@code articles/} for articles, else to the folder of the content
 * @param line the first line is 1
 * @param message what is wrong, and the remedy
 */
public record Finding(String file, int line, String message) implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(Finding::message);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
