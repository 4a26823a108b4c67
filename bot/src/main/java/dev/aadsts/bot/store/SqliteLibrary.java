package dev.aadsts.bot.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.LibraryLoaderUtil;

/** The native library of SQLite, which comes packed in a jar. */
public final class SqliteLibrary {
  private SqliteLibrary() {}

  /**
   * Puts the library into that folder, where {@code org.sqlite.lib.path} lets a later start find
   * it: else each unpacks its own, after asking a shell what system this is. Does nothing where
   * there is none for this system.
   *
   * @throws UnusableDatabaseException if it cannot be written there
   */
  public static void unpack(Path folder) {
    String name = LibraryLoaderUtil.getNativeLibName();
    String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(packed)) {
      if (library != null) {
        Files.copy(library, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UnusableDatabaseException("Cannot unpack the library of SQLite to " + folder, e);
    }
  }
}
