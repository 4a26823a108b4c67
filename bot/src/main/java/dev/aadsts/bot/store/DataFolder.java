package dev.aadsts.bot.store;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/** Where a database of SQLite is. It holds what people pasted and said, so others may not read. */
final class DataFolder {
  private static final String FILE = "aadsts.db";

  private DataFolder() {}

  /**
   * The file of the database in that folder. What is missing of both is made, for its owner alone
   * where the file system knows owners; what is there stays as it is. SQLite gives its log the
   * permissions of the database.
   *
   * @throws IOException if the folder or the file cannot be made
   */
  static Path database(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) { // It may be a link to one.
      Files.createDirectories(folder, ownerAlone(folder, "rwx------"));
    }
    Path file = folder.resolve(FILE);
    try {
      return Files.createFile(file, ownerAlone(folder, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }

  private static FileAttribute<?>[] ownerAlone(Path folder, String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {asFileAttribute(fromString(permissions))}
        : new FileAttribute<?>[0];
  }
}
