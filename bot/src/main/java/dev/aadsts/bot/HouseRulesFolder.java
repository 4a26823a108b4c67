package dev.aadsts.bot;

import dev.aadsts.bot.config.StartException;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.content.InvalidContentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A company's own articles, in a folder that may change while the bot runs. Looked at from time to
 * time rather than watched: network drives and mounted configuration do not tell of changes. For
 * one thread.
 */
final class HouseRulesFolder {
  private static final Logger LOG = LoggerFactory.getLogger(HouseRulesFolder.class);

  private final Path folder;
  private final Content bundled = ContentReader.bundled();
  private Object seen = "";

  HouseRulesFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A knowledge base with them.
   *
   * @throws StartException with all that is wrong with them
   */
  KnowledgeBase knowledge() {
    seen = traces();
    try {
      return new KnowledgeBase(ContentReader.withOverlay(bundled, folder));
    } catch (InvalidContentException e) {
      throw new StartException(
          "The house rules in AADSTS_KB_OVERLAY cannot be used:"
              + System.lineSeparator()
              + e.getMessage(),
          e);
    }
  }

  /**
   * Gives the knowledge base what has changed since; where that is wrong, says so in the log, and
   * the knowledge base keeps what it has. Never throws: a scheduler would not call it again.
   */
  void readAgain(KnowledgeBase kb) {
    try {
      Object now = traces();
      if (now.equals(seen)) {
        return;
      }
      seen = now;
      Content content = ContentReader.withOverlay(bundled, folder);
      kb.replaceWith(content);
      LOG.info("House rules read again: {} articles in all", content.codes().size());
    } catch (InvalidContentException e) {
      LOG.warn(
          "House rules changed but cannot be used; the last good ones stay in force:{}{}",
          System.lineSeparator(),
          e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("House rules could not be read again; the last good ones stay in force", e);
    }
  }

  /** What is different when any file is. */
  private Object traces() {
    var traces = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder, 3, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        traces.put(
            file.toString(),
            Files.size(file) + " at " + Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException | UncheckedIOException e) {
      // Reading it will say what is wrong, once.
      traces.put("", e.toString());
    }
    return traces;
  }
}
